import { beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Database } from '../platform/database.ts'
import { noFailpoints } from '../platform/failpoint.ts'
import { createLog } from '../platform/log.ts'
import { busContract } from '../tests/bus/bus.contract.ts'
import { startChild } from '../tests/bus/child-process.ts'
import { counter } from '../tests/bus/counter.ts'
import { makeBus } from '../tests/bus/embedded-bus.maker.ts'
import { within } from '../tests/bus/within.ts'
import { thingsTopic } from '../tests/bus/world.topic.ts'
import { openWorld, provisionWorld, type World } from '../tests/bus/world.ts'
import { freshDatabase } from '../tests/support/database.ts'
import { enqueue } from './outbox.ts'

const maker = new URL('../tests/bus/embedded-bus.maker.ts', import.meta.url)
const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))
const makeWorld = () => openWorld(base.name, makeBus)

await busContract('embedded', maker)

const startOther = async ({ database, things }: World) => {
  const urls = { said: database.url('said_worker'), heard: database.url('heard_worker') }
  const child = startChild({ maker, things: things.name, urls })
  await child.ready
  return child
}

test('a second process is refused with one line that says what to do', async () => {
  const world = await makeWorld()
  await startOther(world)

  await expect(world.start({})).rejects.toMatchObject({
    name: 'StartupError',
    message: 'Another Tickler is running on this database. Stop it first, or give this one its own data directory.',
  })
})

test('processes that carry outboxes of their own share a database', async () => {
  const world = await makeWorld()
  const log = createLog('silent', 'test')
  for (const outbox of [world.said, world.heard]) {
    const bus = await makeBus({ database: outbox.worker, log, failpoint: noFailpoints, topics: [] })
    onTestFinished(() => bus.stop())
    bus.carry(outbox)
    await bus.start()
    expect(bus.trouble()).toBeNull()
  }
})

test('a process that is killed is succeeded at once', async () => {
  const world = await makeWorld()
  const other = await startOther(world)
  const starting = world.start({ consumers: [counter('heard.one', [world.things])] })
  await other.kill()
  await starting
  await world.say({ subject: 'a', n: 1 })

  await expect.poll(() => world.effects(), within).toEqual([{ subject: 'a', n: 1 }])
})

const ofHere = `from pg_locks where locktype = 'advisory' and database =
  (select oid from pg_database where datname = current_database())`
const isLost = 'the lock on their delivery is lost'

/** Ends the connection that holds the lock, and gives the one that has it now, so that the bus cannot have it back yet. */
const steal = async (admin: Database) => {
  const thief = await admin.connect()
  const stolen = thief.query(`select pg_advisory_lock(7261002, hashtext('said'))`)
  await expect.poll(() => admin.query(`select ${ofHere} and not granted`), within).toHaveLength(1)
  await admin.query(`select pg_terminate_backend(pid) ${ofHere} and granted`)
  await stolen
  return thief
}

test('when the connection that holds the lock is lost, delivery waits, says so, and goes on once it is held again', async () => {
  const world = await makeWorld()
  const bus = await world.start({ consumers: [counter('heard.one', [world.things])] })
  const thief = await steal(world.database.open())
  await expect.poll(() => bus.trouble(), within).toMatch(isLost)
  await world.say({ subject: 'a', n: 1 })
  expect(await world.effects()).toEqual([])

  thief.release(true)

  await expect.poll(() => world.effects(), within).toEqual([{ subject: 'a', n: 1 }])
  // No poll: what was said after the loss is given out with the lock in hand, or not at all.
  expect(bus.trouble()).toBeNull()
})

test('what a look finds that began before the lock was lost, and ended after, is left for whoever holds it then', async () => {
  const world = await makeWorld()
  const admin = world.database.open()
  const bus = await world.start({ consumers: [counter('heard.one', [world.things])] })
  const looks = () =>
    admin.query(`select from pg_stat_activity where datname = current_database() and usename = 'said_worker'
      and wait_event_type = 'Lock' and query like 'select reader.name%'`)
  await admin.transaction(async (tx) => {
    await tx.query('lock table said.outbox in access exclusive mode')
    bus.nudge('said')
    await expect.poll(looks, within).toHaveLength(1)
    const thief = await steal(admin)
    onTestFinished(() => thief.release(true))
    await expect.poll(() => bus.trouble(), within).toMatch(isLost)
    await enqueue(tx, 'said', world.rows([{ subject: 'a', n: 1 }]))
  })

  await bus.stop() // so that the look has come to its end

  expect(await world.effects()).toEqual([])
  expect(await world.waiting()).toBe(1)
})

test('what concerns nobody is deleted, and so is what everyone was done with in an earlier life', async () => {
  const world = await makeWorld()
  const unheard = { ...thingsTopic('nobody-listens') }
  const [row] = world.rows([{ subject: 'a', n: 1 }])
  if (!row) throw new Error('a row was asked for')
  await enqueue(world.producer, 'said', [{ ...row, topic: unheard.name }, row])
  await world.said.worker.query(
    `insert into said.outbox_mark select position, 'heard.one' from said.outbox where topic = $1`,
    [world.things.name],
  )
  await world.said.worker.query(`insert into said.outbox_mark values (4711, 'heard.gone')`)

  await world.start({ consumers: [counter('heard.one', [world.things])] })

  await expect.poll(() => world.waiting(), within).toBe(0)
  expect(await world.effects()).toEqual([])
  expect(await world.said.worker.query('select * from said.outbox_mark where position = 4711')).toEqual([])
})

test('two consumers of one name are refused: they would share their inbox', async () => {
  const world = await makeWorld()
  const log = createLog('silent', 'test')
  const bus = await makeBus({ database: world.said.worker, log, failpoint: noFailpoints, topics: [] })
  onTestFinished(() => bus.stop())
  bus.subscribe(counter('heard.one', [world.things]), world.heard)

  expect(() => bus.subscribe(counter('heard.one', []), world.heard)).toThrow('Two consumers are called heard.one')
})
