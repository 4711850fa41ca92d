import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { enqueue } from '../../kafka/outbox.ts'
import { type Counted, counter } from './counter.ts'
import { within } from './within.ts'
import type { MakeWorld } from './world.ts'

const counts = (subject: string, to: number): Counted[] =>
  Array.from({ length: to }, (_, index) => ({ subject, n: index + 1 }))
const subjects = (prefix: string, many: number) => Array.from({ length: many }, (_, index) => `${prefix}${index}`)

/** I4: each subject from 1 upwards, none missing, none twice. */
function expectInOrder(effects: readonly Counted[], names: readonly string[], to: number): void {
  const bySubject = Map.groupBy(effects, ({ subject }) => subject)
  expect([...bySubject.keys()].sort()).toEqual([...names].sort())
  for (const counted of bySubject.values()) expect(counted.map(({ n }) => n)).toEqual(counts('', to).map(({ n }) => n))
}

export function orderRules(makeWorld: MakeWorld): void {
  test('I4: one key stays in order, whoever else speaks at the same time', async () => {
    const world = await makeWorld()
    await world.start({ consumers: [counter('heard.one', [world.things])] })
    const names = subjects('s', 30)
    await Promise.all(
      names.map(async (subject) => {
        for (const one of counts(subject, 20)) await world.say(one)
      }),
    )

    await expect.poll(async () => (await world.effects()).length, within).toBe(30 * 20)
    expectInOrder(await world.effects(), names, 20)
  })

  test('what was numbered first and committed last is delivered all the same', async () => {
    const world = await makeWorld()
    await world.start({ consumers: [counter('heard.one', [world.things])] })
    const numbered = Promise.withResolvers<void>()
    const gate = Promise.withResolvers<void>()
    const late = world.producer.transaction(async (tx) => {
      await enqueue(tx, 'said', world.rows([{ subject: 'late', n: 1 }]))
      numbered.resolve()
      await gate.promise
    })
    await numbered.promise
    await world.say({ subject: 'quick', n: 1 })
    await expect.poll(() => world.effects(), within).toEqual([{ subject: 'quick', n: 1 }])
    await expect.poll(() => world.waiting(), within).toBe(0)
    gate.resolve()
    await late

    await expect
      .poll(() => world.effects(), within)
      .toEqual([
        { subject: 'quick', n: 1 },
        { subject: 'late', n: 1 },
      ])
  })

  test('F21: 10,000 behind with a slow consumer: a bounded batch at a time, and in order', async () => {
    const world = await makeWorld()
    const names = subjects('s', 100)
    for (const { n } of counts('', 100))
      await enqueue(world.producer, 'said', world.rows(names.map((subject) => ({ subject, n }))))
    let largest = 0
    let inside = 0
    let mostInside = 0
    await world.start({
      consumers: [
        counter('heard.one', [world.things], async (events) => {
          largest = Math.max(largest, events.length)
          mostInside = Math.max(mostInside, ++inside)
          await sleep(20)
          inside--
        }),
      ],
    })

    await expect.poll(async () => (await world.effects()).length, { timeout: 60_000, interval: 200 }).toBe(10_000)
    expectInOrder(await world.effects(), names, 100)
    expect(largest).toBeLessThanOrEqual(500)
    expect(mostInside).toBeLessThanOrEqual(3) // partitions, where a transport has them
  }, 90_000)
}
