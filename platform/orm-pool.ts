import type { Pool, PoolClient } from 'pg'

/**
 * What an ORM's pool needs beyond its size. Kysely, by which MikroORM talks to PostgreSQL, gives a transaction's
 * connection back only after `begin`, `commit` or `rollback` succeeded, which on a connection that was lost none does:
 * each loss would take a place of the pool for good, and the pool could not be closed either.
 */
export const ormPool = {
  onPoolCreated: freeLost,
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
} as const

function freeLost(pool: Pool): void {
  const lent = new Set<PoolClient>()
  pool.on('acquire', (client) => lent.add(client))
  pool.on('release', (_, client) => lent.delete(client))
  pool.on('connect', (client) => {
    client.once('end', () => {
      if (!lent.has(client)) return
      client.release(true)
      client.release = () => {} // whoever has it may still give it back, and twice is an error
    })
  })
}
