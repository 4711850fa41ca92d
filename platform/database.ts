import { createHash } from 'node:crypto'
import { Pool, type PoolClient, TypeOverrides, types } from 'pg'
import { isOutage } from './outage.ts'
import { OwnedQuery } from './owned-query.ts'
import type { TimeLimits } from './time-limits.ts'

/** SQL text with `$1`…; named, so that each connection plans it once. Make it at module level: there must be few of them. */
export type Statement = Readonly<{ name: string; text: string }>

export const statement = (text: string): Statement => ({
  name: createHash('sha1').update(text).digest('hex').slice(0, 20),
  text,
})

export type Values = readonly unknown[]

/** Whatever runs SQL: a pool, or one transaction. */
export interface Sql {
  query<Row>(what: Statement | string, values?: Values): Promise<Row[]>
}

/**
 * A pool of one login role. Rows come as plain objects: `timestamptz` as Date, `int8` as number (ours stay under 2^53),
 * `date` and `time` as text.
 */
export interface Database extends Sql {
  /** One statement with the owner set for row-level security, in one round trip and one transaction. */
  asOwner<Row>(ownerId: string, what: Statement | string, values?: Values): Promise<Row[]>
  /** One transaction; rolls back when `work` throws. With `ownerId`, row-level security sees that owner. */
  transaction<T>(work: (tx: Sql) => Promise<T>, ownerId?: string): Promise<T>
  /** A connection of its own, for session locks and the like; the caller releases it. */
  connect(): Promise<PoolClient>
  close(): Promise<void>
}

const setOwner = statement(`select set_config('tickler.owner', $1, true)`)

const parsers = new TypeOverrides()
parsers.setTypeParser(types.builtins.INT8, Number)
parsers.setTypeParser(types.builtins.DATE, (text) => text)

export function openDatabase(
  url: string,
  { max = 10, limits = {}, onError }: { max?: number; limits?: Partial<TimeLimits>; onError: (error: Error) => void },
): Database {
  const pool = new Pool({
    connectionString: url,
    max,
    pipeline: true,
    types: parsers,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...limits,
    application_name: 'tickler',
  })
  // A dropped connection is reported here as well as to whoever uses it; without a listener it would end the process.
  // Once the pool is being closed, that PostgreSQL goes as well is no news.
  let isClosing = false
  const report = (error: Error) => {
    if (!isClosing) onError(error)
  }
  pool.on('error', report)
  pool.on('connect', (client) => {
    client.on('error', report)
    run(client, setOwner, ['']).catch(report) // so that it is prepared when `asOwner` needs it
  })

  return {
    query: (what, values) => run(pool, what, values),
    asOwner: (ownerId, what, values) => borrowed(pool, (client) => runOwned(client, ownerId, what, values)),
    transaction: (work, ownerId) =>
      borrowed(pool, async (client) => {
        try {
          await settled([client.query('begin'), ...(ownerId === undefined ? [] : [run(client, setOwner, [ownerId])])])
          const result = await work({ query: (what, values) => run(client, what, values) })
          await commit(client)
          return result
        } catch (error) {
          await client.query('rollback').catch(report) // why the work failed matters more than that the rollback did
          throw error
        }
      }),
    connect: () => pool.connect(),
    close: () => {
      isClosing = true
      return pool.end()
    },
  }
}

async function borrowed<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let isBroken = false
  const broken = () => {
    isBroken = true
  }
  client.on('error', broken)
  try {
    return await work(client)
  } catch (error) {
    // Such an error can come before the connection is seen to close; the next one must not be given a dead connection.
    if (isOutage(error)) broken()
    throw error
  } finally {
    client.off('error', broken)
    client.release(isBroken)
  }
}

async function run<Row>(on: Pool | PoolClient, what: Statement | string, values?: Values): Promise<Row[]> {
  const { rows } = await on.query(queryOf(what, values))
  return rows as Row[] // the statement decides what its rows look like; its tests check it
}

const runOwned = <Row>(client: PoolClient, ownerId: string, what: Statement | string, values?: Values) =>
  new Promise<Row[]>((resolve, reject) => {
    const done = (error: Error | null, result: Readonly<{ rows: Row[] }>) => {
      if (error) reject(error)
      else resolve(result.rows)
    }
    client.query(new OwnedQuery<Row>(setOwner.name, ownerId, queryOf(what, values), done))
  })

const queryOf = (what: Statement | string, values: Values = []) => ({
  ...(typeof what === 'string' ? { text: what } : what),
  values: [...values],
})

/** A commit after a statement that failed is answered as a success, and rolls back. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit')
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back, since one of its statements had failed.')
}

/** Waits for every answer before the first failure is thrown, so that the client is quiet again. */
async function settled(queries: readonly Promise<unknown>[]): Promise<void> {
  for (const answer of await Promise.allSettled(queries)) if (answer.status === 'rejected') throw answer.reason
}
