import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { createLog } from '../platform/log.ts'
import { type Counted, counter } from '../tests/bus/counter.ts'
import { makeBus } from '../tests/bus/embedded-bus.maker.ts'
import { within } from '../tests/bus/within.ts'
import { thingsTopic } from '../tests/bus/world.topic.ts'
import { openWorld, provisionWorld, type World } from '../tests/bus/world.ts'
import { freshDatabase } from '../tests/support/database.ts'
import type { Raw } from './bus.ts'
import { deliver } from './deliver.ts'
import { heldKeys } from './held-keys.ts'
import { takeUpKept } from './take-up.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

const log = createLog('silent', 'test')
const group = 'heard.one'
let places = 0

const rawOf = (world: World, counted: Counted, version: number): Raw => {
  const [row] = world.rows([counted], thingsTopic(world.things.name, version))
  const body = Buffer.from(JSON.stringify(row?.event))
  return {
    topic: world.things.name,
    key: counted.subject,
    body,
    headers: { of: counted.subject },
    place: `${++places}`,
  }
}

/** A process of a release that knows the contracts up to a version. */
function release(world: World, version: number, first?: (events: readonly Counted[]) => Promise<void> | void) {
  const consumer = counter(group, [thingsTopic(world.things.name, version)], first)
  const inbox = { schema: 'heard', worker: world.database.open('heard_worker') }
  const subscription = { consumer, inbox, held: heldKeys(), log }
  const affected: string[] = []
  return {
    affected,
    deliver: (...raws: readonly Raw[]) => deliver(subscription, raws),
    takeUp: () => {
      const taking = takeUpKept({
        consumers: [{ consumer, inbox }],
        log,
        affected: (schema) => void affected.push(schema),
      })
      onTestFinished(() => taking.stop())
      return taking
    },
  }
}

const subjects = Array.from({ length: 8 }, (_, index) => `s${index}`)
const of = (effects: readonly Counted[], subject: string) =>
  effects.filter((effect) => effect.subject === subject).map(({ n }) => n)

test('F20, I2, I4: three replicas take up while two others, one older, deliver on: each key in order, each event once', async () => {
  const world = await openWorld(base.name, makeBus)
  const older = release(world, 1)
  const ns = Array.from({ length: 40 }, (_, index) => index + 1)
  const batchOf = (mine: readonly string[], n: number) =>
    mine.map((subject) => rawOf(world, { subject, n }, n % 7 === 2 ? 2 : 1))
  for (const n of ns.slice(0, 10)) await older.deliver(...batchOf(subjects, n))
  expect(await world.keptAside()).toHaveLength(9 * subjects.length)

  for (let replica = 0; replica < 3; replica++) release(world, 2, () => sleep(1)).takeUp()
  // As with partitions: a key is delivered by one of them at a time.
  const halves = [
    { by: older, mine: subjects.slice(0, 4) },
    { by: release(world, 2), mine: subjects.slice(4) },
  ]
  await Promise.all(
    halves.map(async ({ by, mine }) => {
      for (const n of ns.slice(10)) await by.deliver(...batchOf(mine, n))
    }),
  )

  await expect.poll(() => world.keptAside(), within).toEqual([])
  const effects = await world.effects()
  for (const subject of subjects) expect(of(effects, subject)).toEqual(ns)
  expect(await world.deadLetters()).toEqual([])
})

test('a release in the middle takes up what it can, up to what is newer still, and leaves the rest as it came', async () => {
  const world = await openWorld(base.name, makeBus)
  const versions = [2, 1, 3, 1, 2]
  const raws = versions.map((version, index) => rawOf(world, { subject: 'a', n: index + 1 }, version))
  await release(world, 1).deliver(...raws)

  const middle = release(world, 2)
  const taking = middle.takeUp()
  await expect.poll(async () => of(await world.effects(), 'a'), within).toEqual([1, 2])
  await expect.poll(() => middle.affected, within).toEqual(['heard'])
  await taking.stop()
  const left = await world.heard.worker.query(
    'select topic, key, place, body, headers from heard.kept_aside order by position',
  )
  expect(left).toEqual(raws.slice(2))

  release(world, 3).takeUp()
  await expect.poll(async () => of(await world.effects(), 'a'), within).toEqual([1, 2, 3, 4, 5])
})

const blocked = `select from pg_locks join pg_database on pg_database.oid = database
  where locktype = 'advisory' and not granted and datname = current_database()`

test('while one is at it, no other handles anything of the group, so that nothing is overtaken', async () => {
  const world = await openWorld(base.name, makeBus)
  await release(world, 1).deliver(rawOf(world, { subject: 'a', n: 1 }, 2))
  const gate = Promise.withResolvers<void>()
  const entered = Promise.withResolvers<void>()
  release(world, 2, async () => {
    entered.resolve()
    await gate.promise
  }).takeUp()
  await entered.promise
  const inside: number[] = []
  const delivering = release(world, 2, (events) => void inside.push(...events.map(({ n }) => n))).deliver(
    rawOf(world, { subject: 'a', n: 2 }, 2),
  )
  await expect.poll(() => world.heard.worker.query(blocked), within).toHaveLength(1)
  expect(inside).toEqual([])
  gate.resolve()
  await delivering

  expect(of(await world.effects(), 'a')).toEqual([1, 2])
})
