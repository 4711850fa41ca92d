import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { type Migration, migrate } from '../../platform/migrations.ts'
import { provision } from '../../platform/provision.ts'

export const template = 'tickler_template'

const subgraphs = new URL('../../subgraphs/', import.meta.url)

/** A login's password in tests. */
export const passwordOf = (role: string): string => `${role}-password`

/** The URL of a database of this server for one of its logins, or for the superuser. */
export function urlFor(server: string, database: string, role?: string): string {
  const url = new URL(server)
  url.pathname = database
  if (role !== undefined) Object.assign(url, { username: role, password: passwordOf(role) })
  return url.href
}

/** The database that tests get copies of: provisioned, with every migration of every subgraph. */
export async function makeTemplate(server: string): Promise<void> {
  const names = await readdir(subgraphs)
  await provision({ adminUrl: server, database: template, subgraphs: names, passwordOf })
  for (const schema of names) {
    const migrations = await migrationsOf(schema)
    if (migrations.length > 0) await migrate({ url: urlFor(server, template, `${schema}_owner`), schema, migrations })
  }
}

async function migrationsOf(subgraph: string): Promise<readonly Migration[]> {
  const file = new URL(`${subgraph}/migrations/index.ts`, subgraphs)
  if (!existsSync(file)) return []
  const loaded: unknown = await import(file.href)
  return (loaded as { migrations: readonly Migration[] }).migrations // what such a file is for
}
