import { beforeAll, expect, test } from 'vitest'
import { createLog } from '../platform/log.ts'
import { type Counted, counter } from '../tests/bus/counter.ts'
import { makeBus } from '../tests/bus/embedded-bus.maker.ts'
import { openWorld, provisionWorld, type World } from '../tests/bus/world.ts'
import { freshDatabase } from '../tests/support/database.ts'
import type { Raw } from './bus.ts'
import { deliver } from './deliver.ts'
import { heldKeys } from './held-keys.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

let places = 0
const raw = (topic: string, body: Uint8Array | null, key: string | null = 'a'): Raw => ({
  topic,
  key,
  body,
  headers: {},
  place: `${topic}#${++places}`,
})
const rawOf = (world: World, counted: Counted) => {
  const [row] = world.rows([counted])
  return raw(world.things.name, Buffer.from(JSON.stringify(row?.event)), counted.subject)
}

async function delivering(first?: (events: readonly Counted[]) => void) {
  const world = await openWorld(base.name, makeBus)
  const held = heldKeys()
  const subscription = {
    consumer: counter('heard.one', [world.things], first),
    inbox: world.heard,
    held,
    log: createLog('silent', 'test'),
  }
  return { world, held, deliver: (...raws: Raw[]) => deliver(subscription, raws) }
}

test('F19: what is no event at all is set aside byte for byte, with the reason, and the rest of the batch takes effect', async () => {
  const { world, deliver } = await delivering()
  const topic = world.things.name
  const poisons: readonly (readonly [string, Raw])[] = [
    ['not JSON', raw(topic, Buffer.from('{"half": '))],
    ['not JSON', raw(topic, Buffer.from([0xff, 0xfe, 0x00]))],
    ['no body', raw(topic, null)],
    ['no body', { ...raw(topic, null, null), headers: { odd: 'a\0b\ud800' } }],
    ['more than 1048576', raw(topic, Buffer.alloc(10 * 1024 * 1024, 'x'))],
    ['unknown topic', raw('elsewhere', Buffer.from('{}'))],
    ['not an event', raw(topic, Buffer.from('[]'))],
  ]
  const good = rawOf(world, { subject: 'a', n: 1 })

  const { done } = await deliver(...poisons.map(([, poison]) => poison), good)

  expect(done).toHaveLength(8)
  expect(await world.effects()).toEqual([{ subject: 'a', n: 1 }])
  const letters = await world.deadLetters()
  for (const [reason, poison] of poisons) {
    const letter = letters.find(({ place }) => place === poison.place)
    expect(letter?.error).toContain(reason)
    expect(letter?.body?.toString('hex') ?? null).toEqual(
      poison.body === null ? null : Buffer.from(poison.body).toString('hex'),
    )
  }
})

test('the same place is set aside once, however often it comes', async () => {
  const { world, deliver } = await delivering()
  const poison = raw(world.things.name, Buffer.from('poison'))
  await deliver(poison)
  await deliver(poison, poison)

  expect(await world.deadLetters()).toHaveLength(1)
})

test('F17: what is twice in a batch has one effect', async () => {
  const { world, deliver } = await delivering()
  const once = rawOf(world, { subject: 'a', n: 1 })
  const again = { ...once, place: 'elsewhere' }

  expect((await deliver(once, again)).done).toEqual([once, again])

  expect(await world.effects()).toEqual([{ subject: 'a', n: 1 }])
})

test('F10, F19: another poison at the same place, as in a log that began anew, is set aside too', async () => {
  const { world, deliver } = await delivering()
  const poison = raw(world.things.name, Buffer.from('poison'))
  await deliver(poison)
  await deliver({ ...poison, body: Buffer.from('another') })
  await deliver({ ...poison, body: null })
  await deliver({ ...poison, body: Buffer.alloc(0) })

  expect(await world.deadLetters()).toHaveLength(4)
})

test('F17, F19: what is discarded stays so, if it comes again', async () => {
  const { world, deliver } = await delivering()
  const poison = raw(world.things.name, Buffer.from('poison'))
  const [row] = world.rows([{ subject: 'a', n: 1 }])
  const spoilt = raw(world.things.name, Buffer.from(JSON.stringify({ ...row?.event, data: {} })))
  await deliver(poison, spoilt)
  expect(await world.deadLetters()).toMatchObject([{ eventId: null }, { eventId: row?.event.id }])
  await world.heard.worker.query('delete from heard.dead_letter')

  await deliver(poison, { ...spoilt, place: 'elsewhere' })

  expect(await world.deadLetters()).toEqual([])
})

test('a batch that fails is run again one by one: what cannot be handled waits with its key, all else is done', async () => {
  const { world, held, deliver } = await delivering((events) => {
    if (events.some(({ subject }) => subject === 'bad')) throw new Error('bad')
  })
  const raws = ['good', 'bad', 'bad', 'fine'].map((subject, index) => rawOf(world, { subject, n: index }))

  const { done, outage } = await deliver(...raws)

  expect(done.map(({ key }) => key)).toEqual(['good', 'fine'])
  expect(outage).toBeNull()
  expect(held.waiting()).toEqual(['bad'])
  expect(held.failures('bad')).toBe(1)
})

test('while the database cannot be had nothing is held against any event, and nothing is set aside', async () => {
  const lost = Object.assign(new Error('the database system is shutting down'), { code: '57P01' })
  const { world, held, deliver } = await delivering(() => {
    throw lost
  })
  const { done, outage } = await deliver(rawOf(world, { subject: 'a', n: 1 }), rawOf(world, { subject: 'b', n: 1 }))

  expect(done).toEqual([])
  expect(outage).toBe(lost)
  expect(held.waiting()).toEqual([])
  expect(await world.deadLetters()).toEqual([])
})

test('conflicts with others are no attempts: after many of them an event still has its five', async () => {
  let failure: Error = Object.assign(new Error('could not serialize access'), { code: '40001' })
  const { world, held, deliver } = await delivering(() => {
    throw failure
  })
  const bad = rawOf(world, { subject: 'a', n: 1 })
  for (let conflict = 1; conflict <= 7; conflict++) await deliver(bad)
  failure = new Error('bad')

  for (let attempt = 1; attempt <= 4; attempt++) {
    expect((await deliver(bad)).done).toEqual([])
    expect(held.waiting()).toEqual(['a'])
  }
  expect((await deliver(bad)).done).toEqual([bad])
  expect(await world.deadLetters()).toMatchObject([{ attempts: 5, error: 'Error: bad' }])
})
