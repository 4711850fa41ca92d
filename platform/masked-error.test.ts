import { once } from 'node:events'
import { createServer } from 'node:net'
import { defineEntity, p } from '@mikro-orm/postgresql'
import { GraphQLError } from 'graphql'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '../tests/support/database.ts'
import { openDatabase } from './database.ts'
import { masked } from './masked-error.ts'
import { openOrm } from './orm.ts'

const database = await freshDatabase('template0')
const db = database.open()

const Note = defineEntity({ name: 'Note', tableName: 'note', properties: { id: p.integer().primary() } })

const settingsThen = (setting: string, sql: string) =>
  db.transaction(async (tx) => {
    await tx.query(`set local ${setting}`)
    await tx.query(sql)
  })

/** Whatever waits for this lock waits in vain. */
const busy = 'select pg_advisory_lock(1)'
const held = async <T>(work: () => Promise<T>) => {
  const holder = await db.connect()
  await holder.query(busy)
  try {
    return await work()
  } finally {
    await holder.query('select pg_advisory_unlock(1)')
    holder.release()
  }
}

const throughOrm = () => {
  const orm = openOrm(database.url(), 'public', [Note])
  onTestFinished(orm.close)
  return orm.forOwner('alice').transactional(async (em) => {
    await em.execute(`set local lock_timeout = '50ms'`)
    await em.execute(busy)
  })
}

async function nobodyThere() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = String(typeof address === 'object' ? address?.port : '')
  server.close()
  await once(server, 'close')
  const nowhere = openDatabase(Object.assign(new URL(database.url()), { port }).href, { onError: () => {} })
  onTestFinished(nowhere.close)
  return nowhere.query('select 1')
}

const shut = async () => {
  const closed = openDatabase(database.url(), { onError: () => {} })
  await closed.close()
  return closed.query('select 1')
}

// As it comes about while nobody reads what the server says: the next statement is on its way when it is heard.
const stopped = () =>
  db.transaction(async (tx) => {
    await tx.query(`set local idle_in_transaction_session_timeout = '50ms'`)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)
    return tx.query('select 1')
  })

const slow = { code: 'TIMEOUT', service: 'note' }
const away = { code: 'UNAVAILABLE', service: 'note' }
const ours = { code: 'INTERNAL_SERVER_ERROR' }

test.each([
  ['a statement that takes too long', slow, () => settingsThen(`statement_timeout = '50ms'`, 'select pg_sleep(60)')],
  ['a lock that is not let go', slow, () => held(() => settingsThen(`lock_timeout = '50ms'`, busy))],
  ['the same through the ORM', slow, () => held(throughOrm)],
  ['a connection that is killed', away, () => db.query('select pg_terminate_backend(pg_backend_pid())')],
  ['a process that was stopped within a transaction', away, stopped],
  ['a server that is not there', away, nobodyThere],
  ['a pool that is closed', away, shut],
  ['a statement that is wrong', ours, () => db.query('select 1 / 0')],
])('%s is told by %o, and logged whole', async (_, extensions, fail) => {
  const logged: unknown[] = []
  const log = pino({ base: null }, { write: (line) => void logged.push(JSON.parse(line)) })
  const cause = await fail().catch((failure: unknown) => failure)
  if (!(cause instanceof Error)) throw new Error('it was to fail')
  const error = new GraphQLError(cause.message, { path: ['notes'], originalError: cause })

  const shown = masked(error, { service: 'note', correlationId: 'cid-00000001', log })

  expect(shown.toJSON()).toEqual({
    message: expect.stringMatching(/[Tt]ry again/),
    path: ['notes'],
    extensions,
  })
  expect(logged).toMatchObject([
    { err: { message: cause.message, stack: expect.any(String) }, correlationId: 'cid-00000001', path: ['notes'] },
  ])
})
