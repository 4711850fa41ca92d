import type { Pool, PoolClient } from 'pg'

/**
 * What an ORM's pool needs beyond its size. The URL whole: MikroORM takes host and login from it and leaves the rest, so
 * that `sslmode` would be for nothing. And places given back: Kysely, by which MikroORM talks to PostgreSQL, frees a
 * transaction's connection only after `begin`, `commit` or `rollback` succeeded, which on a connection that was lost none
 * does: each loss would take a place of the pool for good, and the pool could not be closed either.
 */
export const ormPool = (url: string) => ({
  connectionString: url,
  onPoolCreated: freeLost,
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
})

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
