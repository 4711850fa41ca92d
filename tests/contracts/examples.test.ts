// The examples are what integrators build on and what consumers are tested with: so they have to be what is really said.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readContracts } from '../../scripts/asyncapi/contracts.ts'
import { readExamples } from '../../scripts/asyncapi/examples.ts'
import { openSink, withoutUser } from '../support/mail-sink.ts'
import { says } from '../support/ollama/conducts.ts'
import { fakeOllama } from '../support/ollama/fake-ollama.ts'
import { testTickler } from '../support/tickler.ts'
import { overhear } from './overheard.ts'
import { nobody } from './reminders.story.ts'
import { shapeOf } from './shape.ts'
import { tellStory } from './story.ts'

const root = process.cwd()
const { topics } = await readContracts(root)
const examples = await readExamples(root)
const events = topics.flatMap(({ name, key, events }) =>
  Object.keys(events).map((type) => ({ topic: name, key, type })),
)

const sink = await openSink({ onRcptTo: withoutUser(nobody) })
afterAll(sink.close)
const model = await fakeOllama()
model.behaves(says({ commands: [{ intent: 'DELETE_TASK', target: 'plants' }] }))
const env = { SMTP_URL: sink.url, OLLAMA_URL: model.url, OLLAMA_MODEL: 'test' }
const tickler = await testTickler({ env })
const admin = tickler.database.open()
const overheard = await overhear(admin)
const within = { timeout: 20_000, interval: 50 }

beforeAll(
  async () => tellStory(await tickler.client('ada'), tickler.database.open('task_worker'), { admin, sink }),
  180_000,
)

test.each(events)('the example of $type is what is really said', async ({ topic, key, type }) => {
  const example = examples.find((event) => event.type === type)
  const said = async () => (await overheard()).filter(({ event }) => event['type'] === type)

  const shapesSaid = async () => (await said()).map(({ event }) => shapeOf(event))
  await expect.poll(shapesSaid, within).toContainEqual(shapeOf(example))

  for (const row of await said()) {
    const { source, dataschema, ownerid, subject } = row.event
    expect(row).toMatchObject({ topic, key: key === 'owner' ? ownerid : subject })
    expect({ source, dataschema }).toEqual({ source: example?.source, dataschema: example?.dataschema })
  }
})

test('nothing else is said, and no example is left over', async () => {
  const types = events.map(({ type }) => type).toSorted()

  const typesSaid = async () => [...new Set((await overheard()).map(({ event }) => String(event['type'])))].toSorted()
  await expect.poll(typesSaid, within).toEqual(types)
  expect(examples.map(({ type }) => type).toSorted()).toEqual(types)
})
