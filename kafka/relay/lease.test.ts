import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { createLog } from '../../platform/log.ts'
import { makeBus } from '../../tests/bus/embedded-bus.maker.ts'
import { openWorld, provisionWorld } from '../../tests/bus/world.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { lease } from './lease.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

const world = () => openWorld(base.name, makeBus)
type World = Awaited<ReturnType<typeof world>>

/** A replica that wants to publish, with a pool of its own, and how often it was told that it may. */
function replica({ database }: World) {
  const worker = database.open('said_worker')
  const told: number[] = []
  const own = lease({
    mailbox: { schema: 'said', worker },
    log: createLog('silent', 'test'),
    onTaken: () => void told.push(performance.now()),
    onTold: () => {},
    onRefused: () => {},
  })
  onTestFinished(own.release)
  own.start()
  return { ...own, told }
}

test('of several replicas one publishes, and it goes on doing so', async () => {
  const here = await world()
  const replicas = [replica(here), replica(here), replica(here)]
  const holders = () => replicas.filter(({ isHeld }) => isHeld())

  await expect.poll(() => holders().length).toBe(1)
  const [first] = holders()
  await new Promise((resolve) => setTimeout(resolve, 3_000)) // longer than it is renewed in
  expect(holders()).toEqual([first])
})

test('one that leaves is followed within moments', async () => {
  const here = await world()
  const first = replica(here)
  await expect.poll(first.isHeld).toBe(true)
  const second = replica(here)

  await first.release()

  await expect.poll(second.isHeld, { timeout: 3_000 }).toBe(true)
  expect(first.isHeld()).toBe(false)
})

test('F1: one whose connection is gone, as that of a killed process, is followed long before its time is over', async () => {
  const here = await world()
  const first = replica(here)
  await expect.poll(first.isHeld).toBe(true)
  const second = replica(here)

  const killed = performance.now()
  await here.database
    .open()
    .query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
    )

  await expect.poll(() => [first, second].some(({ told }) => (told.at(-1) ?? 0) > killed)).toBe(true)
  expect(performance.now() - killed).toBeLessThan(8_000)
})

test('F8: one that hangs with its connection open is followed once its time is over', async () => {
  const here = await world()
  const sql = here.database.open('said_worker')
  const client = await sql.connect()
  await client.query('select pg_advisory_lock(7261005, 77)')
  await client.query(`insert into said.relay_lease (holder, until) values (77, now() + interval '3 seconds')`)
  const second = replica(here)

  await expect.poll(second.isHeld, { timeout: 10_000 }).toBe(true)
  const [row] = await sql.query<{ mine: boolean }>('select holder <> 77 as mine from said.relay_lease')
  client.release()
  expect(row?.mine).toBe(true)
})

test('F22: one that was followed before its time, as by a clock that was set, leaves off when it next asks', async () => {
  const here = await world()
  const first = replica(here)
  await expect.poll(first.isHeld).toBe(true)
  const sql = here.database.open('said_worker')
  const client = await sql.connect()
  onTestFinished(() => client.release())
  await client.query('select pg_advisory_lock(7261005, 77)')

  await client.query(`update said.relay_lease set holder = 77, until = now() + interval '20 seconds'`)

  await expect.poll(first.isHeld, { timeout: 5_000 }).toBe(false) // alone it would believe so for eight more
})
