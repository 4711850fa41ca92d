import { expect, test } from 'vitest'
import { counter } from './counter.ts'
import { within } from './within.ts'
import type { MakeWorld } from './world.ts'

export function broadcastRules(makeWorld: MakeWorld): void {
  test('each listener hears each event once, even if another one throws', async () => {
    const world = await makeWorld()
    const heard: string[] = []
    const listeners = [
      () => {
        throw new Error('must not, but did')
      },
      (event: { subject: string }) => heard.push(`left ${event.subject}`),
      (event: { subject: string }) => heard.push(`right ${event.subject}`),
    ]
    await world.start({ listeners })
    await world.say({ subject: 'a', n: 1 })
    await world.say({ subject: 'b', n: 1 })

    // Two keys: which of them is first is up to the transport.
    await expect.poll(() => heard.toSorted(), within).toEqual(['left a', 'left b', 'right a', 'right b'])
    await expect.poll(() => world.waiting(), within).toBe(0)
    expect(heard).toHaveLength(4)
  })

  test('a listener does not wait for a group, and hears nothing twice while the group is behind', async () => {
    const world = await makeWorld()
    const gate = Promise.withResolvers<void>()
    const heard: number[] = []
    await world.start({
      consumers: [counter('heard.slow', [world.things], () => gate.promise)],
      listeners: [(event) => heard.push(event.aggregateversion)],
    })
    for (const n of [1, 2, 3]) {
      await world.say({ subject: 'a', n })
      await expect.poll(() => heard.at(-1), within).toBe(n)
    }
    gate.resolve()

    await expect.poll(() => world.effects(), within).toHaveLength(3)
    await expect.poll(() => world.waiting(), within).toBe(0)
    expect(heard).toEqual([1, 2, 3])
  })
}
