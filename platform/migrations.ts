import { type Client, DatabaseError } from 'pg'
import type { Migration, Migrations } from './migrator.ts'
import { onOneConnection } from './one-connection.ts'

export type { Migration }

/** Brings a schema up to date: all or nothing, and one at a time however many ask. Asking costs one query when nothing is pending. */
export const migrate = ({ url, schema, migrations }: Migrations): Promise<void> =>
  onOneConnection(url, 'tickler migrate', async (client) => {
    if (await isUpToDate(client, schema, migrations)) return
    // Were this connection lost meanwhile, another could begin too; as each is one transaction, one of them fails whole.
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [`tickler migrate ${schema}`])
    // Loading the ORM takes longer than asking, so it is left for those who need it.
    const { runMigrations } = await import('./migrator.ts')
    await runMigrations({ url, schema, migrations })
  })

const undefinedTable = '42P01'

async function isUpToDate(client: Client, schema: string, migrations: readonly Migration[]): Promise<boolean> {
  try {
    const { rows } = await client.query<{ name: string }>(`select name from ${schema}.migration`)
    const applied = new Set(rows.map(({ name }) => name))
    return migrations.every(({ name }) => applied.has(name))
  } catch (error) {
    if (error instanceof DatabaseError && error.code === undefinedTable) return false
    throw error
  }
}
