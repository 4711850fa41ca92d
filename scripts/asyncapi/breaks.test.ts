import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { z } from 'zod'
import type { Topic } from '../../kafka/envelope.ts'
import { compareEvents } from './breaks.ts'
import type { Contracts } from './contracts.ts'
import { readReleased } from './released.ts'
import { schemasOf } from './schemas.ts'

const nested: z.ZodType = z.lazy(() => z.object({ inner: z.array(nested) }))
const seen = {
  id: z.string(),
  state: z.enum(['OPEN', 'DONE']),
  at: z.iso.datetime().nullable(),
  size: z.number().int().min(0),
  tags: z.array(z.string()),
  notes: z.record(z.string(), z.object({ text: z.string() })),
  late: z.boolean().default(false),
  nested,
}
const made = { 'thing.made': z.object(seen), 'thing.lost': z.object({}) }
const things: Topic = { name: 'things', key: 'subject', version: 1, events: made }

const contractsOf = (...topics: Topic[]): Contracts => ({ topics, shapes: new Map([['nested', nested]]) })

/** As a release that knew of `topic` had it written down. */
function released(topic: Topic) {
  const { name, key, version, events } = topic
  const channels = {
    [name]: {
      'x-key': key,
      'x-version': version,
      messages: Object.fromEntries(Object.keys(events).map((type) => [type, {}])),
    },
  }
  return readReleased(stringify({ channels, components: { schemas: schemasOf(contractsOf(topic), 'input') } }))
}

const changedTo = (change: Partial<Topic>) => compareEvents(released(things), contractsOf({ ...things, ...change }))
const seenAs = (data: z.ZodType) => changedTo({ events: { ...made, 'thing.made': data } })

test('what did not change breaks nobody', () => {
  expect(changedTo({})).toEqual({ broken: [], dangerous: [] })
})

test('what comes new and may be left out breaks nobody', () => {
  const grown = z.object({ ...seen, color: z.string().optional(), weight: z.number().nullable().default(null) })

  expect(seenAs(grown)).toEqual({ broken: [], dangerous: [] })
})

const { tags: _, ...without } = seen
const { late: __, ...withoutLate } = seen
test.each([
  ['goes away', z.object(without), 'thing.made.data.tags is not said, which the last release cannot read'],
  [
    'goes away, though it could be left out',
    z.object(withoutLate),
    'thing.made.data.late is not said, which the last release cannot read',
  ],
  [
    'is renamed',
    z.object({ ...without, labels: seen.tags }),
    'thing.made.data.labels is not said in what the last release said',
  ],
  [
    'comes new and is required',
    z.object({ ...seen, color: z.string() }),
    'thing.made.data.color is not said in what the last release said',
  ],
  [
    'could be left out, and is required now',
    z.object({ ...seen, late: z.boolean() }),
    'thing.made.data.late may be missing in what the last release said',
  ],
  [
    'may be left out from now on',
    z.object({ ...seen, id: z.string().optional() }),
    'thing.made.data.id may be missing, which the last release cannot read',
  ],
  [
    'is of another type',
    z.object({ ...seen, size: z.string() }),
    'thing.made.data.size may be integer in what the last release said',
  ],
  [
    'may be null from now on',
    z.object({ ...seen, id: z.string().nullable() }),
    'thing.made.data.id may be null, which the last release cannot read',
  ],
  [
    'is never null from now on',
    z.object({ ...seen, at: z.iso.datetime() }),
    'thing.made.data.at may be null in what the last release said',
  ],
  [
    'loses one of its values',
    z.object({ ...seen, state: z.enum(['OPEN']) }),
    'thing.made.data.state may be DONE in what the last release said',
  ],
  [
    'is in another format',
    z.object({ ...seen, at: z.iso.date().nullable() }),
    'thing.made.data.at has another format in what the last release said',
  ],
  [
    'has narrower limits',
    z.object({ ...seen, size: z.number().int().min(5) }),
    'thing.made.data.size has another minimum in what the last release said',
  ],
  [
    'has wider limits',
    z.object({ ...seen, size: z.number().int().min(-5) }),
    'thing.made.data.size has another minimum, which the last release cannot read',
  ],
  [
    'changes inside a list',
    z.object({ ...seen, tags: z.array(z.number()) }),
    'thing.made.data.tags[] may be string in what the last release said',
  ],
  [
    'changes inside a record',
    z.object({ ...seen, notes: z.record(z.string(), z.object({ words: z.string() })) }),
    'thing.made.data.notes.*.words is not said in what the last release said',
  ],
])('a field that %s breaks a reader, who is told its place', (_, data, line) => {
  expect(seenAs(data).broken).toContain(line)
})

test('an event that goes away is a break by its name', () => {
  const { 'thing.lost': _, ...events } = made

  expect(changedTo({ events }).broken).toEqual(['thing.lost is gone'])
})

test('another key is a break, as it is another order', () => {
  expect(changedTo({ key: 'owner' }).broken).toEqual(['things is keyed by owner, and was by subject: another order'])
})

test('a topic that goes away is a break', () => {
  expect(compareEvents(released(things), contractsOf()).broken).toEqual(['things is gone'])
})

test('a new value and a new event are said, as readers of the last release set them aside', () => {
  const state = z.enum(['OPEN', 'DONE', 'LOST'])
  const events = { ...made, 'thing.made': z.object({ ...seen, state }), 'thing.found': z.object({}) }

  expect(changedTo({ events })).toEqual({
    broken: [],
    dangerous: [
      'thing.made.data.state may be LOST, which the last release sets aside unless the topic’s version is raised',
      'thing.found is new, which the last release sets aside unless the topic’s version is raised',
    ],
  })
})

test('a version raised on purpose may break, which is said; it never goes back', () => {
  const events = { 'thing.made': z.object({ ...withoutLate, weight: z.number() }) }

  expect(changedTo({ events, version: 2 })).toEqual({
    broken: [],
    dangerous: ['thing.made.data.weight is not said in what the last release said', 'thing.lost is gone'],
  })
  expect(changedTo({ version: 0 }).broken).toEqual(['things went back to version 0'])
})

test('with a raised version old events can be read as long as what came new has a default', () => {
  const grown = z.object({ ...without, state: z.enum(['OPEN', 'DONE', 'LOST']), weight: z.number().default(0) })

  expect(changedTo({ events: { ...made, 'thing.made': grown }, version: 2 })).toEqual({ broken: [], dangerous: [] })
})

test('a document that is not ours is no release', () => {
  expect(() => readReleased('a: 1')).toThrow('restore it')
})
