import { beforeAll, expect, test } from 'vitest'
import { createLog } from '../../platform/log.ts'
import { type Counted, counter } from '../../tests/bus/counter.ts'
import { makeBus } from '../../tests/bus/embedded-bus.maker.ts'
import { openWorld, provisionWorld } from '../../tests/bus/world.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { heldKeys } from '../held-keys.ts'
import { outage } from '../outage.ts'
import { partition } from './partition.ts'
import type { Placed } from './raw.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

const log = createLog('silent', 'test')
const always = () => true

/** A reader of one partition, and messages as they lie in it from an offset on. */
async function reading(first?: (events: readonly Counted[]) => void) {
  const world = await openWorld(base.name, makeBus)
  const held = heldKeys()
  const subscription = { consumer: counter('heard.one', [world.things], first), inbox: world.heard, held, log }
  const from = (offset: number, ...counted: readonly Counted[]): Placed[] =>
    world.rows(counted).map(({ topic, key, event }, index) => ({
      ...{ topic, key, headers: {}, body: Buffer.from(JSON.stringify(event)) },
      ...{ place: `${topic}/0@${offset + index}`, offset: BigInt(offset + index) },
    }))
  return { world, held, from, part: partition(subscription, outage('heard.one', log)) }
}

test('F10: in a log that began anew the lower offsets are committed, too', async () => {
  const { from, part } = await reading()
  await part.take(from(1_000, { subject: 'a', n: 1 }), always)
  expect([part.toCommit(), part.toCommit()]).toEqual([1_001n, null])

  await part.take(from(0, { subject: 'a', n: 2 }), always)

  expect(part.toCommit()).toBe(1n)
})

test('what is read again because of one key is no try of another that is to wait for longer', async () => {
  const { world, held, from, part } = await reading((events) => {
    if (events.length > 0) throw new Error('no')
  })
  for (const _ of [1, 2, 3]) held.hold('patient')
  const events = from(0, { subject: 'quick', n: 1 }, { subject: 'patient', n: 1 })
  await part.take(events, always)
  await expect.poll(part.goBack).toBe(0n)

  await part.take(events, always)

  expect([held.failures('quick'), held.failures('patient')]).toEqual([2, 3])
  expect(await world.effects()).toEqual([])
})
