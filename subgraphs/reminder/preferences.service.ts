import { auditEvents } from '../../kafka/contracts/audit-events.contract.ts'
import type { Cause } from '../../kafka/envelope.ts'
import { enqueue, outboxRows } from '../../kafka/outbox.ts'
import type { Database } from '../../platform/database.ts'
import { preferencesFact } from './domain/events.ts'
import { type PreferencesAsShown, shown, type UpdatePreferences, updatePreferences } from './domain/preferences.ts'
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
      const { preferences, changed } = updatePreferences(before, command)
      if (changed.length === 0) return before
      const fact = preferencesFact(ownerId, before, preferences, { changed, defaultTimeZone })
      await savePreferences(tx, ownerId, preferences)
      await enqueue(tx, 'reminder', outboxRows(auditEvents, [fact], cause, source))
      return preferences
    }, ownerId)
    committed()
    return shown(after, defaultTimeZone)
  }

  return { read, update }
}
export type PreferencesService = ReturnType<typeof preferencesService>
