import { auditEvents } from '../../kafka/contracts/audit-events.contract.ts'
import type { Cause } from '../../kafka/envelope.ts'
import { enqueue, outboxRows } from '../../kafka/outbox.ts'
import type { Sql } from '../../platform/database.ts'
import { wakeWaitingOf } from './delivery/waking.ts'
import { scheduleDigest } from './digest/digest.store.ts'
import { type Preferences, type PreferencesChange, shown } from './domain/preferences.ts'
import { preferencesFact } from './domain/preferences-fact.ts'
import { savePreferences } from './preferences.store.ts'
import { source } from './source.ts'

export type Keeping = Readonly<{
  before: Preferences
  change: PreferencesChange
  cause: Cause
  defaultTimeZone: string
}>

/** Stores what somebody's preferences are from now on, and what follows from that; they must be locked. */
export async function keepPreferences(tx: Sql, { before, change, cause, defaultTimeZone }: Keeping): Promise<void> {
  if (change.changed.length === 0) return
  const { ownerId } = cause
  await savePreferences(tx, ownerId, change.preferences)
  await scheduleDigest(tx, ownerId, shown(change.preferences, defaultTimeZone))
  if (change.changed.includes('quietHours') || change.changed.includes('timeZone')) await wakeWaitingOf(tx, ownerId)
  const fact = preferencesFact(ownerId, before, change, defaultTimeZone)
  await enqueue(tx, 'reminder', outboxRows(auditEvents, [fact], cause, source))
}
