import type { Sql } from '../../../platform/database.ts'
import { quietFor } from '../domain/nag.ts'
import { shown, usualPreferences } from '../domain/preferences.ts'
import { isLate } from '../domain/reminder.ts'
import { lastKnown } from '../known-task.store.ts'
import { findPreferences } from '../preferences.store.ts'
import type { Announcement } from '../reminder.announce.ts'
import type { HeldReminder } from '../reminder.store.ts'
import type { FiringPart } from './delivery.parts.ts'

/** A reminder that has failed, and the deliveries that it failed by. */
export type Failed = Readonly<{ after: HeldReminder; parts: readonly FiringPart[]; now: Date }>

/** In the app is where a failure to reach somebody elsewhere is told: in quiet hours without a sound, as all is. */
export async function failureNotices(
  tx: Sql,
  failed: readonly Failed[],
  defaultTimeZone: string,
): Promise<Announcement[]> {
  if (failed.length === 0) return []
  const preferences = await findPreferences(tx, [...new Set(failed.map(({ after }) => after.ownerId))])
  const tasks = await lastKnown(tx, [...new Set(failed.map(({ after }) => after.taskId))])
  return failed.map(({ after, parts, now }) => {
    const wanted = shown(preferences.get(after.ownerId) ?? usualPreferences, defaultTimeZone)
    const isUrgent = tasks.get(after.taskId)?.priority === 'HIGH'
    return {
      ...{ reminder: after, kind: 'FAILED', at: now },
      isSilent: quietFor(now, { ...wanted, isUrgent }) !== null,
      isLate: isLate(after.triggerAt, after.setAt, after.firedAt ?? now),
      isConfirmed: parts.every(({ isConfirmed }) => isConfirmed),
    }
  })
}
