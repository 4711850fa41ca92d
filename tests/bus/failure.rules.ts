import { expect, test } from 'vitest'
import { enqueue, type OutboxRow } from '../../kafka/outbox.ts'
import { type Counted, counter } from './counter.ts'
import { within } from './within.ts'
import type { MakeWorld, World } from './world.ts'

const one = (subject: string): Counted => ({ subject, n: 1 })

/** As PostgreSQL says it; a conflict of that kind is worth trying again for ever. */
const conflict = () => Object.assign(new Error('could not serialize access'), { code: '40001' })

/** Each breaks the envelope or the contract in its own way; the reason must say how. */
const poisons: readonly (readonly [reason: string, spoil: (event: OutboxRow['event']) => unknown])[] = [
  ['specversion', (event) => ({ ...event, specversion: '0.3' })],
  ['unknown type', (event) => ({ ...event, type: 'thing.vanished' })],
  ['breaks its contract', (event) => ({ ...event, data: { n: 'many' } })],
  ['unknown dataschema', (event) => ({ ...event, dataschema: 'tickler:elsewhere:thing.counted:2' })],
  ['not an event', () => null],
  ['not an event', () => 'not even an object'],
  ['more than 1048576', (event) => ({ ...event, data: { n: 1, note: 'x'.repeat(2_000_000) } })],
]

/** As nothing of ours would write it. */
const enqueuePoison = ({ said }: World, rows: readonly OutboxRow[]) =>
  said.worker.query(
    `insert into said.outbox (topic, key, event) select row->>'topic', row->>'key', row->'event' from jsonb_array_elements($1) row`,
    [JSON.stringify(rows)],
  )

export function failureRules(makeWorld: MakeWorld): void {
  test('F19: each poison is set aside once, with what it was and why, and all others go on', async () => {
    const world = await makeWorld()
    const spoilt = poisons.flatMap(
      ([, spoil], index) =>
        world.rows([one(`p${index}`)]).map((row) => ({ ...row, event: spoil(row.event) as OutboxRow['event'] })), // poison is no event
    )
    const after = world.rows(poisons.map((_, index) => ({ subject: `p${index}`, n: 2 })))
    await enqueuePoison(world, spoilt)
    await enqueue(world.producer, 'said', after)
    await world.start({ consumers: [counter('heard.one', [world.things])] })

    await expect.poll(async () => (await world.effects()).length, within).toBe(poisons.length)
    await expect.poll(() => world.waiting(), within).toBe(0)
    const letters = await world.deadLetters()
    expect(letters).toHaveLength(poisons.length)
    for (const [index, [reason]] of poisons.entries()) {
      const letter = letters.find(({ key }) => key === `p${index}`)
      expect(letter?.error).toContain(reason)
      expect(JSON.parse(String(letter?.body))).toEqual(spoilt[index]?.event)
    }
  })

  test('F17, F19: what was set aside after its attempts is set aside for good: it comes again and is not tried again', async () => {
    const world = await makeWorld()
    let attempts = 0
    const picky = counter('heard.picky', [world.things], (events) => {
      if (!events.some(({ subject }) => subject === 'bad')) return
      if (events.length === 1) attempts++
      throw new Error('no')
    })
    const rows = world.rows([one('bad')])
    await enqueue(world.producer, 'said', rows)
    await world.start({ consumers: [picky] })
    await expect.poll(async () => (await world.deadLetters()).length, within).toBe(1)

    await enqueue(world.producer, 'said', rows)
    await world.say(one('later'))

    await expect.poll(() => world.effects(), within).toEqual([one('later')])
    await expect.poll(() => world.waiting(), within).toBe(0)
    expect(await world.deadLetters()).toMatchObject([{ key: 'bad', attempts: 5, eventId: rows[0]?.event.id }])
    expect(attempts).toBe(5)
  })

  test('a consumer that fails and then succeeds has one effect, and nothing is set aside', async () => {
    const world = await makeWorld()
    let calls = 0
    const flaky = counter('heard.flaky', [world.things], () => {
      if (++calls <= 3) throw new Error('not yet')
    })
    await world.start({ consumers: [flaky] })
    await world.say(one('a'), { subject: 'a', n: 2 })

    await expect.poll(() => world.effects(), within).toEqual([one('a'), { subject: 'a', n: 2 }])
    expect(await world.deadLetters()).toEqual([])
  })

  test('an event that cannot be handled is set aside after five attempts, and costs only itself', async () => {
    const world = await makeWorld()
    let attempts = 0
    const picky = counter('heard.picky', [world.things], (events) => {
      if (!events.some(({ subject, n }) => subject === 'b' && n === 1)) return
      if (events.length === 1) attempts++
      throw new Error('b is bad')
    })
    await world.start({ consumers: [picky] })
    await world.say(one('a'), one('b'), { subject: 'b', n: 2 }, one('c'))

    await expect.poll(() => world.effects(), within).toEqual([one('a'), one('c'), { subject: 'b', n: 2 }])
    const letters = await world.deadLetters()
    expect(letters).toMatchObject([{ key: 'b', error: 'Error: b is bad', attempts: 5 }])
    expect(JSON.parse(String(letters[0]?.body))).toMatchObject({ subject: 'b', data: { n: 1 } })
    expect(attempts).toBe(5)
  })

  test('a key that fails holds back only itself, however much of it stands at the head, and is never set aside for a conflict', async () => {
    const world = await makeWorld()
    let isStuck = true
    const consumer = counter('heard.one', [world.things], (events) => {
      if (isStuck && events.some(({ subject }) => subject === 'stuck')) throw conflict()
    })
    const many = Array.from({ length: 500 }, (_, index) => ({ subject: 'stuck', n: index + 1 }))
    await enqueue(world.producer, 'said', world.rows([...many, one('free')]))
    await world.start({ consumers: [consumer] })

    await expect.poll(() => world.effects(), within).toEqual([one('free')])
    await world.say(one('later'))
    await expect.poll(() => world.effects(), within).toEqual([one('free'), one('later')])
    isStuck = false

    await expect.poll(async () => (await world.effects()).length, within).toBe(502)
    expect((await world.effects()).slice(2)).toEqual(many)
    expect(await world.deadLetters()).toEqual([])
  })
}
