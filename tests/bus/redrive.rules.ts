import { expect, test } from 'vitest'
import { redriveLetters } from '../../kafka/operator/dead-letters.ts'
import { enqueue } from '../../kafka/outbox.ts'
import { counter } from './counter.ts'
import { within } from './within.ts'
import type { MakeWorld, World } from './world.ts'

const bad = { subject: 'a', n: 1 }

/** A group that does not take the first event of `a` until it is mended, and what it set aside by then. */
async function setAsideIn(world: World) {
  let isMended = false
  const picky = counter('heard.one', [world.things], (events) => {
    if (!isMended && events.some(({ subject, n }) => subject === 'a' && n === 1)) throw new Error('no')
  })
  const rows = world.rows([bad])
  await enqueue(world.producer, 'said', rows)
  const bus = await world.start({ consumers: [picky] })
  await expect.poll(async () => (await world.deadLetters()).length, within).toBe(1)
  const mend = () => {
    isMended = true
  }
  return { bus, rows, mend }
}

export function redriveRules(makeWorld: MakeWorld): void {
  test('what is redriven has its effect once, within seconds, however often it comes besides', async () => {
    const world = await makeWorld()
    const { rows, mend } = await setAsideIn(world)
    await world.say({ subject: 'a', n: 2 })
    await expect.poll(() => world.effects(), within).toEqual([{ subject: 'a', n: 2 }])
    mend()

    await enqueue(world.producer, 'said', rows)
    expect(await redriveLetters([world.heard], {})).toBe(1)
    await enqueue(world.producer, 'said', rows)

    await expect.poll(() => world.effects(), { ...within, timeout: 5_000 }).toEqual([{ subject: 'a', n: 2 }, bad])
    await world.say({ subject: 'a', n: 3 })
    await expect.poll(async () => (await world.effects()).length, within).toBe(3)
    await expect.poll(() => world.waiting(), within).toBe(0)
    expect(await world.effects()).toEqual([{ subject: 'a', n: 2 }, bad, { subject: 'a', n: 3 }])
    expect([...(await world.deadLetters()), ...(await world.keptAside())]).toEqual([])
  })

  test('what is redriven and fails again is a dead letter again, and holds nothing back meanwhile', async () => {
    const world = await makeWorld()
    const { rows } = await setAsideIn(world)
    expect(await redriveLetters([world.heard], {})).toBe(1)
    await expect.poll(() => world.keptAside(), within).toMatchObject([{ key: 'a', reason: 'redriven', holds: false }])
    await world.say({ subject: 'a', n: 2 })

    await expect.poll(() => world.effects(), within).toEqual([{ subject: 'a', n: 2 }])
    await expect
      .poll(() => world.deadLetters(), within)
      .toMatchObject([{ key: 'a', attempts: 5, error: 'Error: no', eventId: rows[0]?.event.id }])
    expect(await world.keptAside()).toEqual([])
  })
  test('F19: what nobody can read is a dead letter again when it is redriven, and the same one each time', async () => {
    const world = await makeWorld()
    const rubbish = world.rows([bad]).map((row) => ({ ...row, event: { ...row.event, id: 'none' } }))
    await enqueue(world.producer, 'said', rubbish)
    await world.start({ consumers: [counter('heard.one', [world.things])] })
    await expect.poll(() => world.deadLetters(), within).toHaveLength(1)
    const [letter] = await world.deadLetters()
    expect(letter).toMatchObject({ eventId: null })

    for (const _ of ['once', 'and again']) {
      expect(await redriveLetters([world.heard], {})).toBe(1)
      await expect.poll(() => world.keptAside(), within).toEqual([])
      expect(await world.deadLetters()).toEqual([letter])
    }
    expect(await world.effects()).toEqual([])
  })
}
