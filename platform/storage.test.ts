import { defineEntity, p } from '@mikro-orm/postgresql'
import { expect, onTestFinished, test } from 'vitest'
import { createLog } from './log.ts'
import { openOrm } from './orm.ts'
import { walledDatabase } from './row-security.fixture.ts'
import { openStorage } from './storage.ts'

const database = await walledDatabase()
const config = {
  DATABASE_URL: database.url('wall'),
  WORKER_DATABASE_URL: database.url('wall_worker'),
  CURSOR_KEY: 'ab'.repeat(32),
}

const Note = defineEntity({ name: 'Note', tableName: 'note', properties: { id: p.integer().primary() } })

const open = (change: Partial<typeof config> = {}) => openStorage({ ...config, ...change }, createLog('silent', 'test'))

test('requests and workers come in by logins of their own', async () => {
  const storage = open()
  onTestFinished(storage.close)
  const who = 'select current_user::text as who'

  expect(await storage.db.query(who)).toEqual([{ who: 'wall' }])
  expect(await storage.worker.query(who)).toEqual([{ who: 'wall_worker' }])
  expect(await storage.outbox.query(who)).toEqual([{ who: 'wall_worker' }])
})

test('cursors of one replica hold at another with the same key, and at none with another', async () => {
  const [here, there, elsewhere] = [open(), open(), open({ CURSOR_KEY: 'cd'.repeat(32) })]
  onTestFinished(async () => void (await Promise.all([here, there, elsewhere].map(({ close }) => close()))))
  const cursor = here.cursors.seal('tasks', 'alice', [7])

  expect(there.cursors.open('tasks', 'alice', cursor)).toEqual([7])
  expect(() => elsewhere.cursors.open('tasks', 'alice', cursor)).toThrow('unchanged')
})

test('once closed, it holds no connection', async () => {
  const storage = open()
  await Promise.all([storage.db, storage.worker, storage.outbox].map((pool) => pool.query('select 1')))

  await storage.close()

  const left = () => database.open().query(`select from pg_stat_activity where usename::text like 'wall%'`)
  await expect.poll(left).toEqual([])
})

test('a request that comes to a locked table is let go after a few seconds, and bystanders are served meanwhile', async () => {
  const storage = open()
  onTestFinished(storage.close)
  const orm = openOrm(config.DATABASE_URL, 'wall', [Note])
  onTestFinished(orm.close)
  const unlock = await lockedNotes()

  const start = performance.now()
  const stuck = [
    storage.db.query('select id from wall.note'),
    storage.db.asOwner('alice', 'select id from wall.note'),
    storage.db.transaction((tx) => tx.query('select id from wall.note'), 'alice'),
    orm.forOwner('alice').transactional((em) => em.execute('select id from wall.note')),
  ].map((read) => expect(read).rejects.toMatchObject({ code: '55P03' }))
  const patient = storage.worker.query('select id from wall.note')

  expect(await storage.db.query('select 1 as one')).toEqual([{ one: 1 }])
  await Promise.all(stuck)
  expect(performance.now() - start).toBeLessThan(8_000)
  await unlock()
  await patient
})

test.each([
  [
    'no statement runs for ever: a request’s ends in seconds, a worker’s in a minute',
    'statement_timeout',
    '8s',
    '1min',
  ],
  [
    'F8: who stops within a transaction holds nobody up for long, a request for less than a worker',
    'idle_in_transaction_session_timeout',
    '10s',
    '20s',
  ],
])('%s', async (_, setting, ofRequest, ofWorker) => {
  const storage = open()
  onTestFinished(storage.close)
  const orm = openOrm(config.DATABASE_URL, 'wall', [Note])
  onTestFinished(orm.close)
  const limit = `select current_setting('${setting}') as limit`

  expect(await storage.db.query(limit)).toEqual([{ limit: ofRequest }])
  expect(await orm.forOwner('alice').execute(limit)).toEqual([{ limit: ofRequest }])
  expect(await storage.worker.query(limit)).toEqual([{ limit: ofWorker }])
})

async function lockedNotes(): Promise<() => Promise<void>> {
  const admin = await database.open(undefined, 1).connect()
  await admin.query('begin; lock table wall.note in access exclusive mode')
  return async () => {
    await admin.query('rollback')
    admin.release()
  }
}
