// What we publish is read by clients that know nothing of us.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plainSettings } from '../../kafka/client/with-admin.ts'
import { kafkaBus } from '../../kafka/kafka-bus.ts'
import { enqueue } from '../../kafka/outbox.ts'
import { noFailpoints } from '../../platform/failpoint.ts'
import { createLog } from '../../platform/log.ts'
import { readContracts } from '../../scripts/asyncapi/contracts.ts'
import { readExamples } from '../../scripts/asyncapi/examples.ts'
import { freshDatabase } from '../support/database.ts'
import { describeWithKafka } from '../support/kafka/suites.ts'
import { clients } from './other-clients.ts'

const { topics } = await readContracts(process.cwd())
const database = await freshDatabase()
const rows = (await readExamples(process.cwd())).flatMap((event) =>
  topics
    .filter(({ events }) => event.type in events)
    .map(({ name, key }) => ({ topic: name, key: key === 'owner' ? event.ownerid : event.subject, event })),
)
const contentType = { 'content-type': 'application/cloudevents+json; charset=UTF-8' }
const sent = rows.map(({ topic, key, event }) => ({
  topic,
  key,
  headers: contentType,
  event: { ...event, recordedtime: expect.any(String) },
}))
const byKey = <M extends Readonly<{ topic: string; key: string }>>(messages: readonly M[]) =>
  Object.fromEntries(Map.groupBy(messages, ({ topic, key }) => `${topic}: ${key}`))

await describeWithKafka('what went by the outbox and Kafka', ({ brokers, prefix, createTopics }) => {
  const worker = database.open('task_worker')
  const settings = plainSettings(brokers, prefix)
  const bus = kafkaBus({ settings, name: 'task', log: createLog('silent', 'test'), failpoint: noFailpoints })

  beforeAll(async () => {
    await createTopics()
    await enqueue(worker, 'task', rows)
    bus.carry({ schema: 'task', worker })
    await bus.start()
  })
  afterAll(() => bus.stop())

  test.for(clients)(
    'is read by $name: each event whole, as a CloudEvent, in the order of its key',
    async (client, context) => {
      const missing = client.missing()
      if (missing !== null) return context.skip(missing)
      await expect.poll(() => worker.query('select position from task.outbox')).toEqual([])
      const names = topics.map(({ name }) => prefix + name)

      const messages = await client.read(brokers, names, rows.length)

      expect(byKey(messages)).toEqual(byKey(sent.map((each) => ({ ...each, topic: prefix + each.topic }))))
    },
  )
})
