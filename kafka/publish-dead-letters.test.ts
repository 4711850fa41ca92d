import { beforeAll, expect, test } from 'vitest'
import { makeBus } from '../tests/bus/embedded-bus.maker.ts'
import { openWorld, provisionWorld, type World } from '../tests/bus/world.ts'
import { freshDatabase } from '../tests/support/database.ts'
import type { Raw } from './bus.ts'
import { setAside } from './dead-letter.ts'
import { type PublishedLetter, publishDeadLetters } from './publish-dead-letters.ts'
import { readTopics } from './topics.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

const eventId = '019a0000-0000-7000-8000-00000000000a'
const letter = (world: World, raw: Partial<Raw>, own: { eventId?: string; fault?: string } = {}) =>
  setAside(world.heard.worker, 'heard', {
    group: 'heard.one',
    raw: { topic: 'things', key: 'k', body: Buffer.from([0, 255]), headers: {}, place: 'things/0@1', ...raw },
    fault: own.fault ?? 'no',
    attempts: 5,
    eventId: own.eventId ?? null,
  })

async function published(world: World): Promise<PublishedLetter[]> {
  const all: PublishedLetter[] = []
  while ((await publishDeadLetters(world.heard, async (letters) => void all.push(...letters))) > 0);
  return all
}

test('a dead letter is published once, with its bytes, its headers, and what became of it', async () => {
  const world = await openWorld(base.name, makeBus)
  await letter(world, { headers: { traceparent: '00', 'tickler-group': 'a lie' } }, { eventId })
  await letter(world, { key: null, body: null, place: 'things/0@2' })
  const ids = (await world.heard.worker.query<{ id: string }>('select id from heard.dead_letter order by id')).map(
    ({ id }) => id,
  )

  expect(await published(world)).toEqual([
    {
      topic: 'things.dlq',
      key: 'k',
      value: Buffer.from([0, 255]),
      headers: {
        traceparent: '00',
        'tickler-letter': ids[0],
        'tickler-group': 'heard.one',
        'tickler-place': 'things/0@1',
        'tickler-error': 'no',
        'tickler-attempts': '5',
        'tickler-event': eventId,
      },
    },
    {
      topic: 'things.dlq',
      key: null,
      value: null,
      headers: {
        'tickler-letter': ids[1],
        'tickler-group': 'heard.one',
        'tickler-place': 'things/0@2',
        'tickler-error': 'no',
        'tickler-attempts': '5',
      },
    },
  ])
  expect(await published(world)).toEqual([])
})

test('what a broker does not take is offered again, under the same id', async () => {
  const world = await openWorld(base.name, makeBus)
  await letter(world, {})
  const offered: PublishedLetter[] = []
  const refused = publishDeadLetters(world.heard, async (letters) => {
    offered.push(...letters)
    throw new Error('no broker')
  })
  await expect(refused).rejects.toThrow('no broker')

  expect(await published(world)).toEqual(offered)
})

test('what would be no message is published without what makes it too large, which stays in the table', async () => {
  const world = await openWorld(base.name, makeBus)
  const body = Buffer.alloc(10 * 1024 * 1024, 'x')
  await letter(world, { body, headers: { odd: 'y'.repeat(1_300_000) } }, { fault: 'z'.repeat(100_000) })

  const [message] = await published(world)

  expect(message?.value).toBeNull()
  expect(message?.headers['tickler-bytes-kept']).toContain('10485760 bytes')
  expect(JSON.stringify(message).length).toBeLessThan(10_000)
  expect(await world.heard.worker.query('select octet_length(body) as bytes from heard.dead_letter')).toEqual([
    { bytes: body.byteLength },
  ])
})

test('whatever a topic takes, the topic for its dead letters takes whole', async () => {
  const world = await openWorld(base.name, makeBus)
  const [declared] = await readTopics()
  const largest = (declared?.maxMessageBytes ?? 0) - 100 // what the brokers write around it
  await letter(world, { body: Buffer.alloc(largest, 'x') })

  const [message] = await published(world)

  expect(message?.value?.byteLength).toBe(largest)
})

test('what is offered at once fits into one batch', async () => {
  const world = await openWorld(base.name, makeBus)
  for (let each = 0; each < 5; each++) await letter(world, { body: Buffer.alloc(1_100_000), place: `things/0@${each}` })
  const batches: number[] = []
  const publish = async (letters: readonly PublishedLetter[]) => void batches.push(letters.length)

  while ((await publishDeadLetters(world.heard, publish)) > 0);

  expect(batches).toEqual([2, 2, 1])
})

test('of two that publish at once each takes what the other has not', async () => {
  const world = await openWorld(base.name, makeBus)
  for (let each = 0; each < 120; each++) await letter(world, { place: `things/0@${each}` })
  const both = await Promise.all([published(world), published(world)])

  const places = both.flat().map(({ headers }) => headers['tickler-place'])
  expect(new Set(places).size).toBe(120)
  expect(places).toHaveLength(120)
})
