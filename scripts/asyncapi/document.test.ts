import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { documentOf } from './document.ts'
import { faultsOf } from './faults.ts'
import { readSources } from './sources.ts'

const root = process.cwd()
const sources = await readSources(root)

const shape = z.record(z.string(), z.unknown())
const document = z.object({
  components: z.object({
    messages: z.record(z.string(), z.object({ payload: shape })),
    schemas: z.record(z.string(), shape),
  }),
})
const published = (text: string) => document.parse(parse(text)).components

test('the same sources give the same text', async () => {
  expect(documentOf(await readSources(root))).toBe(documentOf(sources))
})

test('the document is AsyncAPI 3', async () => {
  expect(await faultsOf(documentOf(sources))).toEqual([])
})

test('the schemas that are published admit each example, and no other event’s', () => {
  // Zod looks for what is referred to in another place than AsyncAPI keeps it.
  const { messages, schemas } = published(documentOf(sources).replaceAll('#/components/schemas/', '#/$defs/'))
  const admits = (type: string) => z.fromJSONSchema({ ...messages[type]?.payload, $defs: schemas })

  for (const { type } of sources.examples) {
    const admitted = sources.examples.filter((event) => admits(type).safeParse(event).success)
    expect(admitted.map((event) => event.type)).toEqual([type])
  }
})

test('what is not AsyncAPI is told by its place', async () => {
  const faults = await faultsOf(documentOf(sources).replace('action: send', 'action: shout'))

  expect(faults.join('\n')).toMatch(/^operations\.\S+\.action \(line \d+\): .*(send|receive)/m)
})

test('an example that breaks its contract is refused by its file', () => {
  const examples = sources.examples.map((event) =>
    event.type === 'task.created' ? { ...event, data: { task: {}, changes: {}, reminders: null } } : event,
  )

  expect(() => documentOf({ ...sources, examples })).toThrow(
    /^kafka\/contracts\/examples\/task\.created\.json: task\.created breaks its contract: .*task\.title/s,
  )
})

test('an event without an example is refused by its name', () => {
  const examples = sources.examples.filter(({ type }) => type !== 'task.purged')

  expect(() => documentOf({ ...sources, examples })).toThrow(
    'task.purged has no example: put an event as it travels into kafka/contracts/examples/task.purged.json.',
  )
})

test('a reader of what no contract knows is refused by its name', () => {
  const readers = { groups: { 'audit.log': { 'task-events': ['task.eaten'] } }, listeners: {} }

  expect(() => documentOf({ ...sources, readers })).toThrow(
    'kafka/readers.yaml: audit.log reads task.eaten of task-events, which no contract knows.',
  )
})

test('a contract without a topic is refused by its name', () => {
  const topics = sources.topics.filter(({ name }) => name !== 'reminders')

  expect(() => documentOf({ ...sources, topics })).toThrow('kafka/topics.yaml has no reminders')
})
