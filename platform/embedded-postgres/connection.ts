import { realpath } from 'node:fs/promises'
import pg from 'pg'
import { hasCode } from '../error-code.ts'
import { StartupError } from '../startup-error.ts'
import { host, type Place } from './cluster.ts'

const INVALID_PASSWORD = '28P01'

/** Whether the server at this port lets us in and serves this place. False is "not now"; a refused password throws, as waiting won't help. */
export async function answers({ directory, dataDir, superuser }: Place, port: number): Promise<boolean> {
  const client = new pg.Client({
    host,
    port,
    ...superuser,
    database: 'postgres',
    connectionTimeoutMillis: 2_000,
    query_timeout: 2_000,
  })
  client.on('error', () => undefined) // a connection that breaks is seen as the failure of its query
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory')
    return (await realpath(rows[0]?.data_directory ?? '')) === directory
  } catch (error) {
    if (!hasCode(error, INVALID_PASSWORD)) return false
    throw new StartupError(
      `${dataDir}/secret is not the one that the database beside it was made with: put back the secret that belongs to it.`,
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}
