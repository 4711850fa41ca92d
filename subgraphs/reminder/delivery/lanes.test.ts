import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openLanes } from './lanes.ts'
import { lanesOf } from './lanes-of.ts'

const slow = [{ name: 'slow', most: 2 }]
const fast = [{ name: 'fast', most: 2 }]

test('no more than so many are in a lane at once, and another lane is not held up', () => {
  const lanes = openLanes()
  expect([lanes.enter(slow), lanes.enter(slow)]).toEqual([0, 0])
  expect(lanes.enter(slow)).toBeGreaterThan(0)
  expect(lanes.enter(fast)).toBe(0)

  lanes.leave(slow, 50)

  expect(lanes.enter(slow)).toBe(0)
})

test('whoever finds one of its lanes full takes no place in the others', () => {
  const lanes = openLanes()
  const [owner, host] = [
    { name: 'owner', most: 1 },
    { name: 'host', most: 1 },
  ]
  lanes.enter([owner])
  expect(lanes.enter([host, owner])).toBeGreaterThan(0)

  expect(lanes.enter([host])).toBe(0)
})

test('a crowd before a lane comes back one after another, and not all at once, within a minute', () => {
  const lanes = openLanes()
  lanes.enter(slow)
  lanes.enter(slow)
  const waits = Array.from({ length: 10_000 }, () => lanes.enter(slow))

  expect(waits[100] ?? 0).toBeGreaterThan((waits[0] ?? 0) + 4_000)
  expect(Math.max(...waits)).toBeLessThanOrEqual(60_000)
})

test('whatever enters and leaves, no lane holds more than its most, and in the end nothing is left of it', () => {
  const steps = fc.array(fc.record({ name: fc.constantFrom('a', 'b', 'c'), leaves: fc.boolean() }))
  fc.assert(
    fc.property(steps, (all) => {
      const lanes = openLanes()
      const inside: string[] = []
      const leave = (name: string | undefined) => name && lanes.leave([{ name, most: 3 }], 10)
      for (const { name, leaves } of all) {
        if (leaves) leave(inside.shift())
        if (lanes.enter([{ name, most: 3 }]) === 0) inside.push(name)
        expect(inside.filter((one) => one === name).length).toBeLessThanOrEqual(3)
      }
      inside.forEach(leave)
      expect(lanes.size()).toBe(0)
    }),
  )
})

test('a push service that hangs does not hold up what another has postponed', () => {
  const lanes = openLanes()
  const again = (n: number, host: string) => lanes.enter(lanesOf({ ownerId: `owner${n}`, host, attempts: 1 }, false))
  for (let n = 0; n < 100; n++) again(n, 'hangs.example')

  expect(again(100, 'well.example')).toBe(0)
})
