import { expect, test } from 'vitest'
import { type ActualTopic, planTopics } from './plan-topics.ts'

const declared = [
  {
    name: 'a',
    partitions: 3,
    replication: 3,
    cleanup: 'delete',
    compression: 'uncompressed',
    retentionDays: 7,
    maxMessageBytes: 1000,
  },
] as const
const three = { brokers: 3, prefix: 'x.' }

const asDeclared: ActualTopic = {
  name: 'x.a',
  partitions: 3,
  replication: 3,
  settings: {
    'cleanup.policy': 'delete',
    'retention.ms': '604800000',
    'max.message.bytes': '1000',
    'compression.type': 'uncompressed',
    'min.insync.replicas': '2',
  },
}
const nothing = { create: [], change: [], leave: [], notes: [] }

test('a topic that is as declared is left in peace', () => {
  expect(planTopics(declared, [asDeclared], three)).toEqual(nothing)
})

test('a topic that is missing is created, with all that is declared', () => {
  const { create } = planTopics(declared, [{ ...asDeclared, name: 'a' }], three)

  expect(create).toEqual([{ ...asDeclared, line: 'x.a: 3 partitions, 3 copies' }])
})

test('fewer brokers than copies: as many copies as brokers, and one broker is enough for a write', () => {
  const { create, notes } = planTopics(declared, [], { brokers: 1, prefix: '' })

  expect(create).toMatchObject([{ replication: 1, settings: { 'min.insync.replicas': '1' } }])
  expect(notes).toEqual(['There is one broker, so nothing is kept 3 times, as declared, but 1.'])
})

test('while a broker is away, what is kept as often as declared stays so, and nothing else is said', () => {
  expect(planTopics(declared, [asDeclared], { brokers: 2, prefix: 'x.' })).toEqual(nothing)
})

test('what was made while there were fewer brokers is as declared until there are more', () => {
  const made = { ...asDeclared, replication: 2, settings: { ...asDeclared.settings, 'min.insync.replicas': '1' } }

  expect(planTopics(declared, [made], { brokers: 2, prefix: 'x.' })).toEqual({
    ...nothing,
    notes: ['There are 2 brokers, so nothing is kept 3 times, as declared, but 2.'],
  })
  expect(planTopics(declared, [made], three).leave).toEqual([
    expect.stringMatching(/^x\.a is kept 2 times, and 3 times is declared: /),
  ])
})

test('what differs is changed, and said with both values', () => {
  const settings = { ...asDeclared.settings, 'retention.ms': '1000', 'cleanup.policy': 'compact', 'segment.ms': '5' }
  const { change } = planTopics(declared, [{ ...asDeclared, settings }], three)

  expect(change).toEqual([
    {
      name: 'x.a',
      settings: { 'cleanup.policy': 'delete', 'retention.ms': '604800000' },
      line: 'x.a: cleanup.policy compact -> delete, retention.ms 1000 -> 604800000',
    },
  ])
})

test.each([
  [1, /^x\.a has 1 partition, and 3 are declared: .*break their order\. .*declare 1\.$/],
  [4, /^x\.a has 4 partitions, and 3 are declared: Kafka takes none away\. Declare 4; .*$/],
])('with %i partitions a topic stays as it is, and what to do is said in a line', (partitions, line) => {
  const plan = planTopics(declared, [{ ...asDeclared, partitions }], three)

  expect(plan).toEqual({ ...nothing, leave: [expect.stringMatching(line)] })
})

test('copies are not moved between brokers: how is said, and writes go on with those that are there', () => {
  const settings = { ...asDeclared.settings, 'min.insync.replicas': '1' }
  const plan = planTopics(declared, [{ ...asDeclared, replication: 1, settings }], three)

  expect(plan).toEqual({ ...nothing, leave: [expect.stringMatching(/^x\.a is kept once, and 3 times is declared: /)] })
})
