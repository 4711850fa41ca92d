import { expect, test } from 'vitest'
import { enqueue } from '../../kafka/outbox.ts'
import { type Counted, counter } from './counter.ts'
import { within } from './within.ts'
import { thingsTopic } from './world.topic.ts'
import type { MakeWorld, World } from './world.ts'

const counts = (subject: string, to: number): Counted[] =>
  Array.from({ length: to }, (_, index) => ({ subject, n: index + 1 }))

/** As a release says it that knows the contract of version 2. */
const sayNewer = (world: World, ...counted: Counted[]) =>
  enqueue(world.producer, 'said', world.rows(counted, thingsTopic(world.things.name, 2)))

const startNewer = (world: World, first?: (events: readonly Counted[]) => void) =>
  world.start({ consumers: [counter('heard.one', [thingsTopic(world.things.name, 2)], first)] })

const [a1, a2, a3] = counts('a', 3)
const newer = { key: 'a', reason: expect.stringContaining('newer version'), holds: true }
const behind = { key: 'a', reason: expect.stringContaining('behind'), holds: true }

/** An older release has run, and kept aside a's second event, which is of a newer one, and the third behind it. */
async function keptByAnOlderRelease(world: World) {
  const bus = await world.start({ consumers: [counter('heard.one', [world.things])] })
  await world.say(...counts('a', 1))
  await sayNewer(world, { subject: 'a', n: 2 })
  await world.say({ subject: 'a', n: 3 }, ...counts('b', 1))
  await expect.poll(() => world.waiting(), within).toBe(0)
  await expect.poll(() => world.keptAside(), within).toEqual([newer, behind])
  return bus
}

export function newerReleaseRules(makeWorld: MakeWorld): void {
  test('F20: what a newer release says is kept aside, its key waits behind it, and all others go on', async () => {
    const world = await makeWorld()
    const bus = await keptByAnOlderRelease(world)
    await world.say({ subject: 'a', n: 4 }, { subject: 'b', n: 2 })

    await expect.poll(() => world.keptAside(), within).toEqual([newer, behind, behind])
    await expect.poll(async () => (await world.effects()).length, within).toBe(3)
    expect(await world.effects()).toEqual(expect.arrayContaining([a1, ...counts('b', 2)]))
    expect(await world.deadLetters()).toEqual([])
    expect(bus.trouble()).toBeNull()
  })

  test('F20, I2, I4: after the upgrade all of it takes effect, once and in order, before what comes later', async () => {
    const world = await makeWorld()
    await (await keptByAnOlderRelease(world)).stop()
    await startNewer(world)
    await sayNewer(world, { subject: 'a', n: 4 })

    await expect.poll(async () => (await world.effects()).length, within).toBe(5)
    const ofA = (await world.effects()).filter(({ subject }) => subject === 'a')
    expect(ofA).toEqual([a1, a2, a3, { subject: 'a', n: 4 }])
    expect(await world.keptAside()).toEqual([])
    expect(await world.deadLetters()).toEqual([])
  })

  test('F17, F20: what was kept aside and comes again is not kept twice', async () => {
    const world = await makeWorld()
    const rows = world.rows([{ subject: 'a', n: 1 }], thingsTopic(world.things.name, 2))
    const older = await world.start({ consumers: [counter('heard.one', [world.things])] })
    await enqueue(world.producer, 'said', [...rows, ...rows])
    await expect.poll(() => world.waiting(), within).toBe(0)
    await expect.poll(() => world.keptAside(), within).toEqual([newer])
    await older.stop()

    await startNewer(world)
    await expect.poll(() => world.effects(), within).toEqual([a1])
    await enqueue(world.producer, 'said', rows)
    await world.say({ subject: 'b', n: 1 })

    await expect.poll(() => world.effects(), within).toEqual([a1, { subject: 'b', n: 1 }])
    await expect.poll(() => world.waiting(), within).toBe(0)
  })

  test('F19, F20: what was kept aside and cannot be handled becomes a dead letter like any other, and its key goes on', async () => {
    const world = await makeWorld()
    await (await keptByAnOlderRelease(world)).stop()
    await startNewer(world, (events) => {
      if (events.some(({ subject, n }) => subject === 'a' && n === 2)) throw new Error('no')
    })

    await expect.poll(() => world.keptAside(), within).toEqual([])
    expect(await world.deadLetters()).toMatchObject([{ key: 'a', error: 'Error: no', attempts: 5 }])
    expect((await world.effects()).filter(({ subject }) => subject === 'a')).toEqual([a1, a3])
  })
}
