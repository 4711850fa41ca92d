import { expect, onTestFinished, test } from 'vitest'
import { createLog } from './log.ts'
import { walledDatabase } from './row-security.fixture.ts'
import { openStorage } from './storage.ts'

const database = await walledDatabase()
const config = {
  DATABASE_URL: database.url('wall'),
  WORKER_DATABASE_URL: database.url('wall_worker'),
  CURSOR_KEY: 'ab'.repeat(32),
}

const open = (change: Partial<typeof config> = {}) => openStorage({ ...config, ...change }, createLog('silent', 'test'))

test('requests and workers come in by logins of their own', async () => {
  const storage = open()
  onTestFinished(storage.close)
  const who = 'select current_user::text as who'

  expect(await storage.db.query(who)).toEqual([{ who: 'wall' }])
  expect(await storage.worker.query(who)).toEqual([{ who: 'wall_worker' }])
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
  await Promise.all([storage.db.query('select 1'), storage.worker.query('select 1')])

  await storage.close()

  const left = () => database.open().query(`select from pg_stat_activity where usename::text like 'wall%'`)
  await expect.poll(left).toEqual([])
})
