import type { Cause } from '../../kafka/envelope.ts'
import type { Database, Sql } from '../../platform/database.ts'
import {
  type Preferences,
  type PreferencesAsShown,
  type PreferencesChange,
  shown,
  type UpdatePreferences,
  updatePreferences,
} from './domain/preferences.ts'
import { sendCode } from './email/code.sending.ts'
import { closeCodes, codeProblem } from './email/code.store.ts'
import type { Codes } from './email/codes.ts'
import { verify } from './email/verification.ts'
import { keepPreferences } from './preferences.keeping.ts'
import { lockPreferences, readPreferences } from './preferences.store.ts'

export type PreferencesServiceParts = Readonly<{
  db: Database
  worker: Database
  codes: Codes
  defaultTimeZone: string
  /** Called after each commit that has something to tell. */
  committed: () => void
}>

/** One person's preferences. */
export function preferencesService(parts: PreferencesServiceParts, cause: Cause) {
  const { db, worker, defaultTimeZone, committed } = parts
  const { ownerId } = cause

  const read = async (): Promise<PreferencesAsShown> => shown(await readPreferences(db, ownerId), defaultTimeZone)

  const update = async (command: UpdatePreferences): Promise<PreferencesAsShown> => {
    const after = await db.transaction(async (tx) => {
      const before = await lockPreferences(tx, ownerId)
      const change = updatePreferences(before, command)
      await keepPreferences(tx, { before, change, cause, defaultTimeZone })
      await followAddress(tx, command, change)
      return change.preferences
    }, ownerId)
    return told(after)
  }

  /** Naming an address that is not verified asks for a code; the one before is void then, and when the address goes. */
  const followAddress = async (tx: Sql, { email }: UpdatePreferences, { preferences, changed }: PreferencesChange) => {
    const isAsked = typeof email === 'string' && preferences.emailVerifiedAt === null
    if (isAsked || changed.includes('email')) await closeCodes(tx, ownerId)
    if (isAsked) await sendCode(tx, worker, email, cause)
  }

  const emailProblem = (): Promise<string | null> => codeProblem(db, ownerId)

  const verifyEmail = async (code: string) => told(await verify(parts, code, cause))

  const told = (preferences: Preferences): PreferencesAsShown => {
    committed()
    return shown(preferences, defaultTimeZone)
  }

  return { read, update, emailProblem, verifyEmail }
}
export type PreferencesService = ReturnType<typeof preferencesService>
