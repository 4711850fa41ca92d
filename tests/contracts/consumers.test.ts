// Each consumer reads what each producer says, on a database as it really has it. Whoever breaks one finds its name here.
import { expect, test } from 'vitest'
import { readExamples } from '../../scripts/asyncapi/examples.ts'
import { readReaders } from '../../scripts/asyncapi/readers.ts'
import { freshDatabase } from '../support/database.ts'
import { effects } from './effects.ts'
import { given } from './given.ts'
import { outcomeOf } from './outcome.ts'
import { subscriptionsOn } from './subscriptions.ts'

const root = process.cwd()
const [examples, readers] = [await readExamples(root), await readReaders(root)]
const database = await freshDatabase()
const { groups, heard } = subscriptionsOn(database, '2030-01-01T09:01:00Z')

// All of it first and in its order, as later events stand on earlier ones; a test that fails hides no other.
await given(database.open())
const outcomes: Readonly<{ group: string; topic: string; type: string; outcome: string }>[] = []
for (const each of groups)
  for (const event of examples) {
    const topic = each.consumer.topics.find(({ name }) => event.dataschema.startsWith(`tickler:${name}:`))
    if (!topic) continue
    const outcome = await outcomeOf(each, topic, event)
    outcomes.push({ group: each.consumer.group, topic: topic.name, type: event.type, outcome })
  }

test.each(outcomes)('$group reads $type', ({ group, type, outcome }) => {
  const tables = effects[group]?.[type]

  expect(outcome, 'tests/contracts/effects.ts says').toBe(tables ? `writes ${tables}` : 'passes it over')
})

test('kafka/readers.yaml tells of every reader there is, and of no other', () => {
  const topicsOf = (readings: Readonly<Record<string, object>>) =>
    Object.fromEntries(Object.entries(readings).map(([reader, topics]) => [reader, Object.keys(topics)]))
  const subscribed = groups.map(({ consumer: { group, topics } }) => [group, topics.map(({ name }) => name)])

  expect(topicsOf(readers.groups)).toEqual(Object.fromEntries(subscribed))
  expect(topicsOf(readers.listeners)).toEqual(Object.fromEntries(heard))
})

test.each(Object.entries(readers.groups))('kafka/readers.yaml tells which events %s acts on', (group, topics) => {
  for (const [topic, types] of Object.entries(topics)) {
    const read = outcomes.filter((each) => each.group === group && each.topic === topic)
    const actedOn = read.filter(({ outcome }) => outcome.startsWith('writes')).map(({ type }) => type)

    expect(actedOn.toSorted()).toEqual((types === 'all' ? read.map(({ type }) => type) : types).toSorted())
  }
})
