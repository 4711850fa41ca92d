import { type Client, DatabaseError } from 'pg'
import type { Migration, Migrations } from './migrator.ts'
import { onOneConnection } from './one-connection.ts'

export type { Migration }

/**
 * Brings a schema up to date: all or nothing, and one at a time however many ask. Asking costs one query when nothing is
 * pending. Answers what it applied.
 */
export const migrate = ({ url, schema, migrations }: Migrations): Promise<readonly string[]> =>
  onOneConnection(url, 'tickler migrate', async (client) => {
    if ((await missing(client, schema, migrations)).length === 0) return []
    // Were this connection lost meanwhile, another could begin too; as each is one transaction, one of them fails whole.
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [`tickler migrate ${schema}`])
    // Loading the ORM takes longer than asking, so it is left for those who need it.
    const { runMigrations } = await import('./migrator.ts')
    return runMigrations({ url, schema, migrations })
  })

/** What a schema lacks, asked as any login that may use it. */
export const missingMigrations = ({ url, schema, migrations }: Migrations): Promise<readonly string[]> =>
  onOneConnection(url, 'tickler migrations', (client) => missing(client, schema, migrations))

const undefinedTable = '42P01'

async function missing(client: Client, schema: string, migrations: readonly Migration[]): Promise<readonly string[]> {
  const names = migrations.map(({ name }) => name)
  try {
    const { rows } = await client.query<{ name: string }>(`select name from ${schema}.migration`)
    const applied = new Set(rows.map(({ name }) => name))
    return names.filter((name) => !applied.has(name))
  } catch (error) {
    if (error instanceof DatabaseError && error.code === undefinedTable) return names
    throw error
  }
}
