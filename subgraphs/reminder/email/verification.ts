import type { Cause } from '../../../kafka/envelope.ts'
import type { Database, Sql } from '../../../platform/database.ts'
import { badInput } from '../../../platform/errors.ts'
import { mostTries } from '../domain/code-limits.ts'
import { type Preferences, verifyAddress } from '../domain/preferences.ts'
import { keepPreferences } from '../preferences.keeping.ts'
import { lockPreferences, readPreferences } from '../preferences.store.ts'
import { countTry, type Try, useCode } from './code.store.ts'
import type { Codes } from './codes.ts'

export type VerificationParts = Readonly<{ db: Database; codes: Codes; defaultTimeZone: string }>

/**
 * Verifies somebody's address by the code that was sent to it, of six digits. Each try is committed before it is looked at,
 * so that trying at the same time gives no more tries. Who is verified already stays so: apps send things twice.
 */
export async function verify({ db, codes, defaultTimeZone }: VerificationParts, given: string, cause: Cause) {
  const { ownerId } = cause
  const tried = await countTry(db, ownerId)
  if (!tried) return alreadyVerified(await readPreferences(db, ownerId))
  if (!codes.isCodeOf(tried.id, given)) throw wrong(mostTries - tried.tries)
  return db.transaction((tx) => take(tx, tried, { cause, defaultTimeZone }), ownerId)
}

/** Looked at last, as somebody else may be at it. */
function alreadyVerified(preferences: Preferences): Preferences {
  if (preferences.emailVerifiedAt) return preferences
  throw refused('there is no code to give back')
}

async function take(
  tx: Sql,
  { id, address }: Try,
  by: { cause: Cause; defaultTimeZone: string },
): Promise<Preferences> {
  const { ownerId } = by.cause
  const before = await lockPreferences(tx, ownerId)
  if (before.emailVerifiedAt) return before
  const usedAt = before.email === address ? await useCode(tx, ownerId, id) : null
  if (!usedAt) throw refused('another code took its place meanwhile')
  const change = verifyAddress(before, usedAt)
  await keepPreferences(tx, { before, change, ...by })
  return change.preferences
}

const wrong = (left: number) =>
  left > 0
    ? problem(`that is not the code; ${left} ${left === 1 ? 'try is' : 'tries are'} left`)
    : refused('that is not the code, and it is void now')

const refused = (why: string) => problem(`${why}: give updatePreferences your address again for a new one`)

const problem = (sentence: string) => badInput([{ path: 'input.code', problem: sentence }])
