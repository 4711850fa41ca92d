import { expect, test } from 'vitest'
import { thingsTopic } from '../tests/bus/world.topic.ts'
import { cause } from '../tests/bus/world.ts'
import { outboxRows } from './outbox.ts'
import { readEvent } from './read-event.ts'

const things = thingsTopic('things', 2)
const [row] = outboxRows(
  things,
  [{ type: 'thing.counted', subject: 'a', version: 1, data: { n: 1 } }],
  cause,
  '/subgraphs/said',
)
const event = { ...row?.event, id: '019A0000-0000-7000-8000-00000000000A' }
const id = event.id.toLowerCase()

const read = (body: object) =>
  readEvent({ topic: 'things', key: 'a', body: Buffer.from(JSON.stringify(body)), headers: {}, place: 'things/0@1' }, [
    things,
  ])

test.each([
  ['a newer version', { dataschema: 'tickler:things:thing.counted:3' }],
  ['a type that is new in it', { type: 'thing.vanished', dataschema: 'tickler:things:thing.vanished:3' }],
  ['data in another shape', { dataschema: 'tickler:things:thing.counted:3', data: { many: true } }],
  ['an envelope in another shape', { dataschema: 'tickler:things:thing.counted:3', specversion: '2.0', subject: 1 }],
])('F20: what a newer release wrote is known for that by its schema: %s', (_, newer) => {
  expect(read({ ...event, ...newer })).toEqual({
    id,
    newer: { version: 3, reason: expect.stringMatching(/^newer version: .*:3, and this release knows 2$/) },
  })
})

test.each([1, 2])('a contract reads what its earlier versions wrote: %i', (version) => {
  const dataschema = `tickler:things:thing.counted:${version}`
  expect(read({ ...event, dataschema })).toMatchObject({ id, event: { dataschema, data: { n: 1 } } })
})

test.each([
  ['a type that this version should know', { type: 'thing.vanished', dataschema: 'tickler:things:thing.vanished:2' }],
  ['the schema of another topic', { dataschema: 'tickler:others:thing.counted:3' }],
  ['the schema of another type', { dataschema: 'tickler:things:thing.lost:2' }],
  ['no number that a version could be', { dataschema: 'tickler:things:thing.counted:99999999999' }],
  ['version nought', { dataschema: 'tickler:things:thing.counted:0' }],
])('F19: %s is a fault, of an event with its id', (_, wrong) => {
  expect(read({ ...event, ...wrong })).toEqual({ id, fault: expect.stringContaining('unknown') })
})

test('F19: what is wrong with it is one line, the first three of its faults', () => {
  const { id: _, ...nameless } = event
  const faulty = (wrong: object) => read({ ...nameless, ...wrong })

  expect(faulty({ specversion: '2.0' })).toEqual({
    id: null,
    fault:
      'not an event: specversion: Invalid input: expected "1.0"; id: Invalid input: expected string, received undefined',
  })
  expect(faulty({ specversion: '2.0', subject: 1, time: 2, actorid: 3 })).toEqual({
    id: null,
    fault: expect.stringMatching(/^not an event: specversion: [^;\n]+; id: [^;\n]+; subject: [^;\n]+; and 2 more$/),
  })
  expect(read({ ...event, data: { n: 'x', 'a\nb': 1 } })).toEqual({
    id,
    fault: expect.stringMatching(/^thing\.counted breaks its contract: n: [^\n]+$/),
  })
  expect(read([] as object)).toEqual({
    id: null,
    fault: 'not an event: Invalid input: expected object, received array',
  })
})

test.each(['constructor', 'toString', '__proto__'])(
  'F19: a type by a name that every object has is unknown like any other, and does not throw: %s',
  (type) => {
    expect(read({ ...event, type, dataschema: `tickler:things:${type}:2` })).toEqual({
      id,
      fault: `unknown type ${type}`,
    })
  },
)
