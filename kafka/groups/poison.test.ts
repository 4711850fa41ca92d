import type { Message } from 'kafkajs'
import { beforeAll, expect, test } from 'vitest'
import { createLog } from '../../platform/log.ts'
import type { BusMaker } from '../../tests/bus/bus-maker.ts'
import { counter } from '../../tests/bus/counter.ts'
import { within } from '../../tests/bus/within.ts'
import { openWorld, provisionWorld } from '../../tests/bus/world.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { describeWithKafka } from '../../tests/support/kafka/suites.ts'
import { kafkaClient } from '../client/client.ts'
import { plainSettings, withAdmin } from '../client/with-admin.ts'
import { kafkaBus } from '../kafka-bus.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

const largest = 10 * 1024 * 1024

/** What only a stranger would write, each with what the letter says of it. */
const poisons: readonly (readonly [fault: string, message: Message])[] = [
  ['no body', { key: 'k', value: null, headers: { traceparent: '00' } }],
  ['no body', { key: null, value: null }],
  ['not JSON in UTF-8', { key: null, value: '' }],
  ['not JSON in UTF-8', { key: 'k', value: Buffer.from([0xff, 0xfe, 0]), headers: { odd: 'a\0b' } }],
  ['not an event', { key: 'k', value: 'null' }],
  ['more than 1048576', { key: 'large', value: Buffer.alloc(largest, 'x') }],
]

await describeWithKafka('on real brokers', ({ brokers, prefix }) => {
  const settings = plainSettings(brokers, prefix)
  const client = kafkaClient(settings, { clientId: 'stranger', log: createLog('silent', 'test') })

  const makeBus: BusMaker = ({ log, failpoint }) => kafkaBus({ settings, name: 'test', log, failpoint })

  /** Into one partition, and the event behind them all. */
  async function write(topic: string, messages: readonly Message[]) {
    await withAdmin(settings, async (admin) => {
      await admin.createTopics({
        topics: [
          { topic, numPartitions: 3, configEntries: [{ name: 'max.message.bytes', value: String(2 * largest) }] },
          { topic: `${topic}.dlq` },
        ],
      })
    })
    const producer = client.producer()
    await producer.connect()
    for (const message of messages) await producer.send({ topic, messages: [{ ...message, partition: 1 }] })
    await producer.disconnect()
  }

  test('F19: null, no key, no headers, no text, 10 MB: one dead letter each, byte for byte, and then on', async () => {
    const world = await openWorld(base.name, makeBus)
    const [good] = world.rows([{ subject: 'a', n: 1 }])
    const event = { key: 'a', value: JSON.stringify(good?.event) }
    await write(prefix + world.things.name, [...poisons.map(([, message]) => message), event])

    const bus = await world.start({ consumers: [counter('heard.one', [world.things])] })

    await expect.poll(() => world.effects(), within).toEqual([{ subject: 'a', n: 1 }])
    expect(bus.trouble()).toBeNull()
    const letters = await world.deadLetters()
    expect(letters).toHaveLength(poisons.length)
    for (const [index, [fault, { key, value }]] of poisons.entries()) {
      const letter = letters.find(({ place }) => place === `${world.things.name}/1@${index}`)
      expect(letter).toMatchObject({ key, attempts: 1, error: expect.stringContaining(fault) })
      expect(letter?.body?.equals(Buffer.from(value ?? '')) ?? null).toBe(value === null ? null : true)
    }
  })
})
