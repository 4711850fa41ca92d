import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { createLog } from '../../platform/log.ts'
import { counter } from '../../tests/bus/counter.ts'
import { makeBus } from '../../tests/bus/embedded-bus.maker.ts'
import { within } from '../../tests/bus/within.ts'
import { openWorld, provisionWorld } from '../../tests/bus/world.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { describeWithKafka } from '../../tests/support/kafka/suites.ts'
import { kafkaClient } from '../client/client.ts'
import { kafkaSettings } from '../client/settings.ts'
import { deliver } from '../deliver.ts'
import { heldKeys } from '../held-keys.ts'
import { deadLetterRelay } from './dead-letter-relay.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))
const log = createLog('silent', 'test')

await describeWithKafka('on real brokers', ({ env, prefix, createTopics }) => {
  beforeAll(createTopics)
  const client = () => {
    const settings = kafkaSettings(env)
    if (!settings) throw new Error('there are brokers')
    return kafkaClient(settings, { clientId: 'test', log })
  }

  async function letters() {
    const heard: { key: string | undefined; value: Buffer | null; headers: Record<string, string> }[] = []
    const consumer = client().consumer({ groupId: `${prefix}watcher`, allowAutoTopicCreation: false })
    onTestFinished(() => consumer.disconnect())
    await consumer.connect()
    await consumer.subscribe({ topic: `${prefix}task-events.dlq`, fromBeginning: true })
    await consumer.run({
      eachMessage: async ({ message: { key, value, headers = {} } }) => {
        const texts = Object.entries(headers).map(([name, text]) => [name, String(text)])
        heard.push({ key: key?.toString(), value, headers: Object.fromEntries(texts) })
      },
    })
    return heard
  }

  test('what a group sets aside is copied to the topic for dead letters, once, byte for byte', async () => {
    const world = await openWorld(base.name, makeBus)
    const poison = {
      topic: 'task-events',
      key: 'k',
      body: Buffer.from([0xff, 0, 0x7b]),
      headers: { traceparent: '00-1-2-01' },
      place: 'task-events/0@7',
    }
    const tasks = { ...world.things, name: 'task-events' }
    await deliver({ consumer: counter('heard.one', [tasks]), inbox: world.heard, held: heldKeys(), log }, [
      poison,
      { ...poison, key: null, body: null, place: 'task-events/0@8' },
      ...[1, 2, 3].map((n) => ({ ...poison, key: `large ${n}`, body: Buffer.alloc(1_048_576, n), place: `${n}` })),
    ])
    const relays = [1, 2].map(() =>
      deadLetterRelay({ inboxes: [world.heard, world.heard], kafka: client(), prefix, faultOf: String, log }),
    )
    for (const { start, stop } of relays) {
      onTestFinished(stop)
      start()
    }
    const heard = await letters()

    await expect.poll(() => heard, within).toHaveLength(5)
    expect(heard).toContainEqual({
      key: 'k',
      value: poison.body,
      headers: expect.objectContaining({
        traceparent: '00-1-2-01',
        'tickler-group': 'heard.one',
        'tickler-place': 'task-events/0@7',
        'tickler-error': 'not JSON in UTF-8',
        'tickler-attempts': '1',
      }),
    })
    expect(heard).toContainEqual(expect.objectContaining({ key: undefined, value: null }))
    for (const n of [1, 2, 3])
      expect(heard.find(({ key }) => key === `large ${n}`)?.value?.equals(Buffer.alloc(1_048_576, n))).toBe(true)
    await expect
      .poll(() => world.heard.worker.query('select from heard.dead_letter where published_at is null'), within)
      .toEqual([])
  })
})
