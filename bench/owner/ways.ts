import { Pool, type PoolClient } from 'pg'
import { openDatabase, statement } from '../../platform/database.ts'
import { insertSql, type Note, readSql } from './notes.ts'

/** One way to run a statement for an owner. */
export type Way = Readonly<{
  name: string
  read: (owner: string, id: string) => Promise<readonly Note[]>
  insert: (owner: string, id: string, body: string) => Promise<readonly Note[]>
  close: () => Promise<void>
}>

type Run = (owner: string, sql: Sql, values: readonly string[]) => Promise<readonly Note[]>
type Sql = Readonly<{ name: string; text: string }>

const [read, insert] = [statement(readSql), statement(insertSql)]
const tell = statement(`select set_config('tickler.owner', $1, true)`)
const begin = { text: 'begin' }

/** All of them run as the service's login with row-level security, but for the first: the superuser, who is asked nothing. */
export const waysTo = (urlFor: (role?: string) => string, max: number): Way[] => {
  const pool = (role?: string) => new Pool({ connectionString: urlFor(role), max, pipeline: true })
  const asService = (name: string, run: (pool: Pool) => Run, sql = { read, insert }) => {
    const own = pool('bench')
    return way(name, run(own), () => own.end(), sql)
  }
  const admin = pool()
  const database = openDatabase(urlFor('bench'), { max, onError: console.error })
  return [
    way('no owner told, no row-level security (superuser)', plainly(admin), () => admin.end()),
    asService('begin, set_config, statement, commit: pipelined', pipelined),
    asService('set_config in a CTE of the statement', plainly, inCte),
    asService('a function around set_config and statement', plainly, inFunction),
    way(
      'set_config and statement before one Sync (`asOwner`)',
      (...given) => database.asOwner(...given),
      () => database.close(),
    ),
    asService('begin, set_config, statement, commit: awaited', awaited),
  ]
}

const way = (name: string, run: Run, close: () => Promise<void>, sql = { read, insert }): Way => ({
  name,
  read: (owner, id) => run(owner, sql.read, [owner, id]),
  insert: (owner, id, body) => run(owner, sql.insert, [owner, id, body]),
  close,
})

// Plainly joined to `told`, the read finds nothing: PostgreSQL scans the table first. What must come later has to need it.
const inCte = {
  read: statement(
    `with told as materialized (select set_config('tickler.owner', $1, true) as owner)
     select note.* from told, lateral (
       select id, owner_id, body from bench.note where owner_id = told.owner and id = $2 offset 0
     ) note`,
  ),
  insert: statement(
    `with told as materialized (select set_config('tickler.owner', $1, true))
     insert into bench.note (owner_id, id, body) select $1, $2, $3 from told returning id, owner_id, body`,
  ),
}

const inFunction = {
  read: statement('select id, owner_id, body from bench.note_of($1, $2)'),
  insert: statement('select id, owner_id, body from bench.add_note($1, $2, $3)'),
}

const send = async (on: Pool | PoolClient, sql: Sql, values: readonly string[]) =>
  (await on.query<Note>({ ...sql, values: [...values] })).rows

const plainly =
  (pool: Pool): Run =>
  (_, sql, values) =>
    send(pool, sql, values)

const borrowing =
  (run: (client: PoolClient, ...rest: Parameters<Run>) => ReturnType<Run>) =>
  (pool: Pool): Run =>
  async (...rest) => {
    const client = await pool.connect()
    try {
      return await run(client, ...rest)
    } finally {
      client.release()
    }
  }

const pipelined = borrowing(async (client, owner, sql, values) => {
  const opened = [client.query(begin), send(client, tell, [owner])]
  const rows = send(client, sql, values)
  await Promise.all([...opened, rows, client.query('commit')])
  return rows
})

const awaited = borrowing(async (client, owner, sql, values) => {
  await client.query(begin)
  await send(client, tell, [owner])
  const rows = await send(client, sql, values)
  await client.query('commit')
  return rows
})
