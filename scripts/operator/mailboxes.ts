import { z } from 'zod'
import { findLocalDatabase } from '../../all-in-one/local-database.ts'
import { subgraphNames } from '../../all-in-one/subgraphs.ts'
import { dataDirOf } from '../../gateway/config.ts'
import type { Mailbox } from '../../kafka/bus.ts'
import { readConfig } from '../../platform/config.ts'
import { type Database, openDatabase } from '../../platform/database.ts'
import { isOutage } from '../../platform/outage.ts'
import { Problem } from '../problem.ts'

/** For the help of commands that use these tables. */
export const databaseHelp = `Settings, by environment variables; without any, the Tickler that runs on DATA_DIR is meant:
  TASK_WORKER_DATABASE_URL     a subgraph's database, by its worker's login: so for REMINDER_, CONVERSATION_, AUDIT_
  WORKER_DATABASE_URL          one login for whatever it may see: of one subgraph as set in its pod, or an administrator's
  DATA_DIR=.data               where the embedded database is
`

const postgres = z.url({ protocol: /^postgres(ql)?$/, error: 'use postgres://user:password@host:port/database' })
const settingOf = (name: string) => `${name.toUpperCase()}_WORKER_DATABASE_URL`
const Env = z.object({
  WORKER_DATABASE_URL: postgres.optional(),
  ...Object.fromEntries(subgraphNames.map((name) => [settingOf(name), postgres.optional()])),
})

/** Runs something on the event tables of every subgraph that the settings lead to. Throws a `Problem` where there is none. */
export async function withMailboxes<T>(work: (mailboxes: readonly Mailbox[]) => Promise<T>): Promise<T> {
  const opened: Database[] = []
  try {
    const mailboxes: Mailbox[] = []
    for (const url of await databaseUrls()) {
      const worker = openDatabase(url, { max: 2, onError: () => {} }) // whoever uses the connection sees it fail
      opened.push(worker)
      mailboxes.push(...(await reachable(url, worker)))
    }
    return await work(mailboxes.toSorted(inOrder))
  } finally {
    await Promise.all(opened.map((database) => database.close()))
  }
}

async function databaseUrls(): Promise<readonly string[]> {
  const env: Readonly<Record<string, string | undefined>> = readConfig(Env)
  const ofSubgraphs = subgraphNames.flatMap((name) => env[settingOf(name)] ?? [])
  if (ofSubgraphs.length > 0) return ofSubgraphs
  if (env['WORKER_DATABASE_URL'] !== undefined) return [env['WORKER_DATABASE_URL']]
  const dataDir = dataDirOf()
  const local = await findLocalDatabase(dataDir)
  if (local) return subgraphNames.map((name) => local(`${name}_worker`))
  throw new Problem(`No Tickler runs on ${dataDir}: start it, or say by WORKER_DATABASE_URL where its database is.`)
}

async function reachable(url: string, worker: Database): Promise<Mailbox[]> {
  const { host, username } = new URL(url)
  try {
    const schemas = await worker.query<{ schema: string }>(visible, [subgraphNames])
    if (schemas.length > 0) return schemas.map(({ schema }) => ({ schema, worker }))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    if (isOutage(error) || isRefusal(error)) throw new Problem(`The database at ${host} lets nobody in: ${reason}.`)
    throw error
  }
  throw new Problem(
    `${username} at ${host} sees no event tables: use a worker's login, such as task_worker, on a database that this version was started on.`,
  )
}

// The newest of the event tables: a database that has it has the others.
const visible = `select nspname as schema from pg_class join pg_namespace on pg_namespace.oid = relnamespace
  where relname = 'kept_aside' and nspname = any($1::text[])
    and has_schema_privilege(pg_namespace.oid, 'usage') and has_table_privilege(pg_class.oid, 'select')`

/** A wrong login, or a database that is not there. */
const isRefusal = (error: unknown) =>
  error instanceof Error && 'code' in error && /^(28|3D000)/.test(String(error.code))

const inOrder = (one: Mailbox, other: Mailbox) => placeOf(one) - placeOf(other)
const names: readonly string[] = subgraphNames
const placeOf = ({ schema }: Mailbox) => names.indexOf(schema)
