// Makes the database, its logins and everybody's schema as this release needs them: in a cluster a job of its own.
import { DatabaseError } from 'pg'
import { z } from 'zod'
import { bringUpToDate } from '../all-in-one/bring-up-to-date.ts'
import { subgraphNames } from '../all-in-one/subgraphs.ts'
import { commandLine } from '../platform/command-line.ts'
import { readConfig } from '../platform/config.ts'
import { isOutage } from '../platform/outage.ts'
import { patiently } from '../platform/patience.ts'
import { rolesOf } from '../platform/provision.ts'
import { postgresUrl } from '../platform/subgraph-config.ts'
import { isTlsFault, tlsAdvice } from '../platform/tls-fault.ts'
import { Problem, run } from './problem.ts'

const help = `Usage: npm run migrate

Makes the database, the three logins of each subgraph and its schema, and brings them up to date: one line for each
schema. Run again it mends what is missing and sets the passwords; many at once take turns.

Settings, by environment variables:
  DATABASE_ADMIN_URL        postgres://user:password@host:port/database, of a login that may create databases and roles
  DATABASE_NAME=tickler     the database to make
  TASK_OWNER_PASSWORD, TASK_PASSWORD, TASK_WORKER_PASSWORD, and those of REMINDER, CONVERSATION and AUDIT
                            the passwords that the logins get
  DATABASE_WAIT_SECONDS=60  how long to wait for a PostgreSQL that does not answer yet
`

const settingOf = (role: string) => `${role.toUpperCase()}_PASSWORD`
const password = z.string('give this login a password').min(12, 'use 12 characters or more')
const Passwords = z.object(
  Object.fromEntries(subgraphNames.flatMap(rolesOf).map((role) => [settingOf(role), password])),
)
const Settings = z.object({
  DATABASE_ADMIN_URL: postgresUrl,
  DATABASE_NAME: z.string().default('tickler'),
  DATABASE_WAIT_SECONDS: z.coerce.number('use a number of seconds').min(0).max(3_600).default(60),
})

async function migrate(): Promise<void> {
  const env = readConfig(Settings.extend(Passwords.shape)) // at once, so that every fault is told
  const { DATABASE_ADMIN_URL: adminUrl, DATABASE_NAME: database, DATABASE_WAIT_SECONDS: seconds } = Settings.parse(env)
  const passwords = Passwords.parse(env)
  const passwordOf = (role: string) => passwords[settingOf(role)] ?? ''
  const place = new URL(adminUrl).host
  try {
    await patiently(() => bringUpToDate({ adminUrl, database, passwordOf }, tell), {
      forMs: seconds * 1_000,
      isWorthWaiting: isOutage,
      tell: (error) => console.error(`Waiting for PostgreSQL at ${place}: ${wordsOf(error)}`),
    })
  } catch (error) {
    if (isTlsFault(error)) throw new Problem(`PostgreSQL at ${place}: ${wordsOf(error)}. ${tlsAdvice}`)
    if (!isRefusal(error)) throw error
    throw new Problem(
      `PostgreSQL at ${place}: ${wordsOf(error)}. Correct DATABASE_ADMIN_URL, or what its login may do.`,
    )
  }
}

const tell = (subgraph: string, applied: readonly string[]) =>
  console.log(`${subgraph}: ${applied.length === 0 ? 'up to date' : `applied ${applied.join(', ')}`}`)

const refused = /^(28|3D000|42501)/

/** What the operator can mend; anything else is ours, and shown whole. */
const isRefusal = (error: unknown) =>
  isOutage(error) || (error instanceof DatabaseError && refused.test(error.code ?? ''))

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

await run(() => commandLine(help, migrate))
