import { beforeAll, expect, test } from 'vitest'
import { makeBus } from '../tests/bus/embedded-bus.maker.ts'
import { openWorld, provisionWorld, type World } from '../tests/bus/world.ts'
import { freshDatabase } from '../tests/support/database.ts'
import { outboxStatus } from './operator/outbox-status.ts'
import { enqueue } from './outbox.ts'
import { backlog } from './relay/waiting.ts'
import { republish, rotateSent, sentSlot } from './sent.ts'
import { sentSlots } from './tables.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

/** Moves what waits to what was sent, as a relay does, `days` ago. */
const sent = (world: World, days: number) =>
  world.said.worker.query(
    `with gone as (delete from said.outbox returning *)
     insert into said.outbox_sent (slot, position, topic, key, event, created_at, sent_at)
     select (${sentSlot} + ${sentSlots} - $1 % ${sentSlots}) % ${sentSlots}, position, topic, key, event, created_at, now() - make_interval(days => $1)
     from gone`,
    [days],
  )

const say = (world: World, ...ns: number[]) =>
  enqueue(world.producer, 'said', world.rows(ns.map((n) => ({ subject: 'a', n }))))
const waiting = (world: World) =>
  world.said.worker.query(`select position, (event->'data'->>'n')::int as n from said.outbox order by position`)
const kept = (world: World) =>
  world.said.worker.query<{ n: number }>(
    `select (event->'data'->>'n')::int as n from said.outbox_sent order by position`,
  )

test('what was published eight days ago is forgotten, on that day, and nothing younger', async () => {
  const world = await openWorld(base.name, makeBus)
  for (let days = 0; days < sentSlots; days++) {
    await say(world, days)
    await sent(world, days)
  }

  await rotateSent(world.said)
  await rotateSent(world.said)

  expect((await kept(world)).map(({ n }) => n)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})

test('what became today’s while it was waited for is not emptied', async () => {
  const world = await openWorld(base.name, makeBus)
  await say(world, 1)
  await sent(world, 8)
  const admin = world.database.open()
  await admin.query('create schema late')
  await admin.query('grant usage on schema late to said_worker')
  await admin.query(`create function late.clock_timestamp() returns timestamptz language sql
    as $$ select pg_catalog.clock_timestamp() + interval '1 day' $$`)
  await admin.query(`alter role said_worker in database ${world.database.name} set search_path = late, pg_catalog`)
  const worker = world.database.open('said_worker') // to which midnight comes after its first look

  await rotateSent({ schema: 'said', worker })
  expect(await kept(world)).toEqual([{ n: 1 }])

  await rotateSent(world.said)
  expect(await kept(world)).toEqual([])
})

test('whoever reads what is to be emptied is not waited for: it is emptied the next time', async () => {
  const world = await openWorld(base.name, makeBus)
  await say(world, 1)
  await sent(world, 8)

  await world.said.worker.transaction(async (tx) => {
    await tx.query('select from said.outbox_sent')
    await expect(rotateSent(world.said)).rejects.toThrow(/lock timeout/)
  })
  expect(await kept(world)).toEqual([{ n: 1 }])

  await rotateSent(world.said)
  expect(await kept(world)).toEqual([])
})

test('F10: what was published since goes back with the positions that it had, before all that waits, and once', async () => {
  const world = await openWorld(base.name, makeBus)
  await say(world, 1, 2)
  await sent(world, 3)
  await say(world, 3, 4)
  const before = await waiting(world)
  await sent(world, 1)
  await say(world, 5)
  const newer = await waiting(world)
  const since = { fromSeconds: 2 * 86_400, topic: undefined }

  expect(await republish(world.said, since)).toEqual([{ topic: world.things.name, events: 2, isStopped: false }])

  expect(await waiting(world)).toEqual([...before, ...newer])
  expect((await kept(world)).map(({ n }) => n)).toEqual([1, 2])
  expect(await republish(world.said, since)).toEqual([])
  // The sequence has gone on, so that what is said next comes after all of it.
  await say(world, 6)
  expect((await waiting(world)).at(-1)).toMatchObject({ n: 6 })
})

test('F10: what is put back waits from then on, and not since it was said for the first time', async () => {
  const world = await openWorld(base.name, makeBus)
  await say(world, 1)
  await world.said.worker.query(`update said.outbox set created_at = now() - interval '5 minutes'`)
  await sent(world, 0)
  await republish(world.said, { fromSeconds: 3_600, topic: undefined })

  expect((await backlog(world.said)).oldestS).toBeLessThan(60)
  expect((await outboxStatus(world.said))?.oldestSeconds).toBeLessThan(60)
})

test('F10: a position that waits already is left as it is', async () => {
  const world = await openWorld(base.name, makeBus)
  await say(world, 1)
  await world.said.worker.query(
    `insert into said.outbox_sent select 0, position, topic, key, event, created_at from said.outbox`,
  )

  await republish(world.said, { fromSeconds: 60, topic: undefined })

  expect(await waiting(world)).toHaveLength(1)
  expect(await kept(world)).toEqual([])
})

test('F10: only the topic that is named is published again, and only its lost logs are forgotten', async () => {
  const world = await openWorld(base.name, makeBus)
  const [row] = world.rows([{ subject: 'a', n: 1 }])
  if (!row) throw new Error('a row was asked for')
  await enqueue(world.producer, 'said', [row, { ...row, topic: 'others' }])
  await sent(world, 0)
  await world.said.worker.query(`insert into said.broker_log values
    ('others', 0, 'c', 7, now()), ('others', 1, 'c', 7, null), ('more', 0, 'c', 7, now())`)
  const logs = () => world.said.worker.query('select topic, partition from said.broker_log order by topic, partition')

  const [minute, all] = [{ fromSeconds: 60 }, { fromSeconds: 60, topic: undefined }]
  const more = { topic: 'more', events: 0 }

  expect(await republish(world.said, { ...minute, topic: 'others' })).toEqual([
    { topic: 'others', events: 1, isStopped: false },
  ])

  expect(await world.said.worker.query('select topic from said.outbox')).toEqual([{ topic: 'others' }])
  expect(await logs()).toEqual([
    { topic: 'more', partition: 0 },
    { topic: 'others', partition: 1 },
  ])
  expect(await republish(world.said, all)).toEqual([
    { ...more, isStopped: true },
    { topic: world.things.name, events: 1, isStopped: false },
  ])
  expect(await logs()).toHaveLength(2)
  expect(await republish(world.said, { ...all, mayFindNothing: true })).toEqual([{ ...more, isStopped: false }])
  expect(await logs()).toEqual([{ topic: 'others', partition: 1 }])
})
