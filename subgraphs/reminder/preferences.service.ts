import { auditEvents } from '../../kafka/contracts/audit-events.contract.ts'
import type { Cause } from '../../kafka/envelope.ts'
import { enqueue, outboxRows } from '../../kafka/outbox.ts'
import type { Database, Sql } from '../../platform/database.ts'
import {
  type Preferences,
  type PreferencesAsShown,
  type PreferencesChange,
  shown,
  type UpdatePreferences,
  updatePreferences,
} from './domain/preferences.ts'
import { preferencesFact } from './domain/preferences-fact.ts'
import { lockPreferences, readPreferences, savePreferences } from './preferences.store.ts'
import { source } from './source.ts'

export type PreferencesServiceParts = Readonly<{
  db: Database
  defaultTimeZone: string
  /** Called after each commit that has something to tell. */
  committed: () => void
}>

/** One person's preferences. */
export function preferencesService({ db, defaultTimeZone, committed }: PreferencesServiceParts, cause: Cause) {
  const { ownerId } = cause

  const read = async (): Promise<PreferencesAsShown> => shown(await readPreferences(db, ownerId), defaultTimeZone)

  const update = async (command: UpdatePreferences): Promise<PreferencesAsShown> => {
    const after = await db.transaction(async (tx) => {
      const before = await lockPreferences(tx, ownerId)
      const change = updatePreferences(before, command)
      await keepChange(tx, before, change)
      return change.preferences
    }, ownerId)
    committed()
    return shown(after, defaultTimeZone)
  }

  const keepChange = async (tx: Sql, before: Preferences, change: PreferencesChange) => {
    if (change.changed.length === 0) return
    await savePreferences(tx, ownerId, change.preferences)
    const fact = preferencesFact(ownerId, before, change, defaultTimeZone)
    await enqueue(tx, 'reminder', outboxRows(auditEvents, [fact], cause, source))
  }

  return { read, update }
}
export type PreferencesService = ReturnType<typeof preferencesService>
