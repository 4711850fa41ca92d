import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { loop } from './loop.ts'

const forever = 600_000

test('it takes turn after turn, and sleeps for as long as each says', async () => {
  const waits = [0, 0, forever]
  let turns = 0
  const ticks = loop(async () => waits[turns++] ?? forever)
  ticks.start()

  await expect.poll(() => turns).toBe(3)
  await sleep(50)
  expect(turns).toBe(3)
  await ticks.stop()
})

test('woken while it sleeps it takes a turn at once; woken during a turn, one more after it', async () => {
  const gate = Promise.withResolvers<void>()
  let turns = 0
  const ticks = loop(async () => {
    turns++
    if (turns === 2) await gate.promise
    return forever
  })
  ticks.start()
  await sleep(20)
  ticks.wake()
  await expect.poll(() => turns).toBe(2)

  ticks.wake()
  ticks.wake()
  gate.resolve()
  await expect.poll(() => turns).toBe(3)
  await sleep(20)
  expect(turns).toBe(3)
  await ticks.stop()
})

test('stopping waits for the turn that runs, and begins no other', async () => {
  let turns = 0
  let isDone = false
  const ticks = loop(async () => {
    turns++
    await sleep(50)
    isDone = true
    return 0
  })
  ticks.start()
  await ticks.stop()

  expect(isDone).toBe(true)
  await sleep(100)
  expect(turns).toBe(1)
})

test('never started, it stops at once', async () => {
  await expect(loop(async () => forever).stop()).resolves.toBeUndefined()
})
