import { Client, DatabaseError } from 'pg'
import type { Migration, Migrations } from './migrator.ts'

export type { Migration }

/** Brings a schema up to date: all or nothing, and one at a time however many ask. Asking costs one query when nothing is pending. */
export async function migrate({ url, schema, migrations }: Migrations): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'tickler migrate' })
  await client.connect()
  try {
    if (await isUpToDate(client, schema, migrations)) return
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [`tickler migrate ${schema}`])
    // Loading the ORM takes longer than asking, so it is left for those who need it.
    const { runMigrations } = await import('./migrator.ts')
    await runMigrations({ url, schema, migrations })
  } finally {
    await client.end() // which also lets go of the lock
  }
}

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
