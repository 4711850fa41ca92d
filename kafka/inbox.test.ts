import { beforeAll, expect, test } from 'vitest'
import { newId } from '../platform/id.ts'
import { makeBus } from '../tests/bus/embedded-bus.maker.ts'
import { openWorld, provisionWorld } from '../tests/bus/world.ts'
import { freshDatabase } from '../tests/support/database.ts'
import { forgetOld, unseen } from './inbox.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

test('each group sees an event once', async () => {
  const { heard } = await openWorld(base.name, makeBus)
  const [first, second] = [newId(), newId()]

  expect(await unseen(heard.worker, 'heard', 'heard.one', [first, first])).toEqual(new Set([first]))
  expect(await unseen(heard.worker, 'heard', 'heard.one', [first, second])).toEqual(new Set([second]))
  expect(await unseen(heard.worker, 'heard', 'heard.two', [first])).toEqual(new Set([first]))
})

test('I2: what comes again, as from a log published anew, is remembered for eight days from then', async () => {
  const { heard } = await openWorld(base.name, makeBus)
  const id = newId()
  const later = () => heard.worker.query(`update heard.inbox set handled_at = handled_at - interval '7 days'`)
  await unseen(heard.worker, 'heard', 'heard.one', [id])

  for (let time = 0; time < 2; time++) {
    await later()
    await forgetOld(heard)
    expect(await unseen(heard.worker, 'heard', 'heard.one', [id, id])).toEqual(new Set())
  }
})

test('what is older than eight days is forgotten, all of it, and nothing younger', async () => {
  const { heard } = await openWorld(base.name, makeBus)
  await heard.worker.query(
    `insert into heard.inbox select 'heard.one', gen_random_uuid(), now() - interval '8 days 1 minute' from generate_series(1, 2500)`,
  )
  await heard.worker.query(
    `insert into heard.inbox select 'heard.one', gen_random_uuid(), now() - interval '7 days 23 hours' from generate_series(1, 3)`,
  )

  await forgetOld(heard)

  expect(await heard.worker.query('select count(*) from heard.inbox')).toEqual([{ count: 3 }])
})

test('what is old is looked for once through the table, however far behind it lies', async () => {
  const { database } = await openWorld(base.name, makeBus)
  const worker = database.open('heard_worker', 1) // what is counted is told by connection
  const fill = (rows: number, age: string) =>
    worker.query(
      `insert into heard.inbox select 'heard.one', gen_random_uuid(), now() - interval '${age}' from generate_series(1, ${rows})`,
    )
  await fill(100_000, '1 day')
  await fill(5_000, '9 days')
  const admin = database.open()
  await admin.query('vacuum analyze heard.inbox')
  const [table] = await admin.query<{ pages: number }>(
    `select pg_relation_size('heard.inbox') / current_setting('block_size')::int as pages`,
  )
  const looked = async () => {
    await worker.query('select pg_stat_force_next_flush()')
    const [{ pages } = { pages: 0 }] = await worker.query<{ pages: number }>(
      `select heap_blks_hit + heap_blks_read as pages from pg_statio_user_tables where relid = 'heard.inbox'::regclass`,
    )
    return pages
  }
  const before = await looked()

  await forgetOld({ schema: 'heard', worker })

  // Each row that goes is looked at twice, to find it and to delete it.
  expect((await looked()) - before).toBeLessThan(2 * (table?.pages ?? 0) + 2 * 5_000)
  expect(await worker.query('select count(*) from heard.inbox')).toEqual([{ count: 100_000 }])
})
