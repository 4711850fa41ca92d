import { migrate } from '../platform/migrations.ts'
import { inDatabase, provision } from '../platform/provision.ts'
import { migrations, type SubgraphName, subgraphNames } from './subgraphs.ts'

export type Server = Readonly<{
  /** A login that may create databases and roles. */
  adminUrl: string
  database: string
  passwordOf: (role: string) => string
}>

/** Tells what was applied to a schema; nothing, when it was up to date. */
type Tell = (subgraph: SubgraphName, applied: readonly string[]) => void

/** The database, its logins, and everybody's schema as this release needs them. Run again, or by many at once, it mends what is missing. */
export async function bringUpToDate({ adminUrl, database, passwordOf }: Server, tell: Tell = () => {}): Promise<void> {
  await provision({ adminUrl, database, subgraphs: subgraphNames, passwordOf })
  await allDone(
    subgraphNames.map(async (schema) => {
      const role = `${schema}_owner`
      const url = inDatabase(adminUrl, database, { role, password: passwordOf(role) })
      tell(schema, await migrate({ url, schema, migrations: migrations[schema] }))
    }),
  )
}

/** The first failure is thrown after the last is done: were the server stopped before, what is under way would fail by that. */
async function allDone(works: readonly Promise<void>[]): Promise<void> {
  for (const work of await Promise.allSettled(works)) if (work.status === 'rejected') throw work.reason
}
