import { DatabaseError } from 'pg'
import type { Log } from './log.ts'
import { missingMigrations } from './migrations.ts'
import type { Migrations } from './migrator.ts'
import { isOutage } from './outage.ts'
import { patiently } from './patience.ts'
import { StartupError } from './startup-error.ts'
import { isTlsFault, tlsAdvice } from './tls-fault.ts'

// No such login, password or database, or no right to look: who migrates is about to make them.
const notYetMade = /^(28|3D000|42501)/

/**
 * Waits until a schema has what this release needs, for whoever migrates may be at it. Newer migrations than ours are fine.
 * Throws a `StartupError` when it does not come.
 */
export async function untilMigrated(asked: Migrations, log: Log, forMs = 120_000): Promise<void> {
  const { schema, url } = asked
  const look = async () => {
    const missing = await missingMigrations(asked)
    if (missing.length > 0) throw new StartupError(`the schema ${schema} lacks ${missing.join(', ')}`)
  }
  const isWorthWaiting = (error: unknown) =>
    error instanceof StartupError ||
    isOutage(error) ||
    (error instanceof DatabaseError && notYetMade.test(error.code ?? ''))
  try {
    await patiently(look, {
      forMs,
      isWorthWaiting,
      tell: (error) => log.warn({ reason: wordsOf(error) }, `waiting until the schema ${schema} is up to date`),
    })
  } catch (error) {
    const isTls = isTlsFault(error)
    if (!isTls && !isWorthWaiting(error)) throw error
    const advice = isTls ? tlsAdvice : 'Run npm run migrate, or correct DATABASE_URL.'
    throw new StartupError(
      `The database at ${new URL(url).host} is not ready for this release: ${wordsOf(error)}. ${advice}`,
      { cause: error },
    )
  }
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
