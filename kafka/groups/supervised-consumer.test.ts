import { setTimeout as sleep } from 'node:timers/promises'
import type { Consumer } from 'kafkajs'
import { expect, onTestFinished, test } from 'vitest'
import { createLog } from '../../platform/log.ts'
import { describeWithKafka } from '../../tests/support/kafka/suites.ts'
import { kafkaClient } from '../client/client.ts'
import { BrokerSilence } from '../client/fault.ts'
import { kafkaSettings } from '../client/settings.ts'
import { readConfig } from './group.ts'
import { OwnFault } from './own-fault.ts'
import { supervisedConsumer } from './supervised-consumer.ts'

const within = { timeout: 40_000, interval: 50 }
const patience = 90_000
const topic = 'task-events'

await describeWithKafka('a supervised consumer', ({ env, prefix, createTopics }) => {
  test(
    'that stops without a word is followed by another',
    async () => {
      const { lives, heard, say, faults } = await reading('stopped', { silentAfterMs: 2_000 })
      await say('before')
      await expect.poll(() => heard, within).toEqual(['before'])

      await lives[0]?.stop() // kafkajs tells nobody
      await say('after')

      await expect.poll(() => heard, within).toEqual(['before', 'after'])
      expect(lives.length).toBeGreaterThan(1)
      expect(faults).toContainEqual(expect.any(BrokerSilence))
    },
    patience,
  )

  test(
    'that crashes at what can be tried again is followed by another',
    async () => {
      const { lives, heard, say } = await reading('crashed', {
        handle: (life) => {
          if (life === 1) throw Object.assign(new Error('as of a network'), { name: 'KafkaJSConnectionError' })
        },
      })
      await say('one')

      await expect.poll(() => heard, within).toEqual(['one'])
      expect(lives.length).toBeGreaterThan(1)
    },
    patience,
  )

  test.each([
    ['at once', new TypeError('no such thing')],
    ['when it was tried a few times', new Error('none of Kafka')],
  ])(
    'that fails by what is ours, and not the brokers’, says so %s, and whose it was',
    async (when, error) => {
      const { say, fatal } = await reading(`ours ${when}`, {
        handle: () => {
          throw error
        },
      })
      await say('one')

      await expect.poll(() => fatal[0], within).toBeInstanceOf(OwnFault)
      expect(String(fatal[0])).toBe(`OwnFault: ours ${when}: ${error.name}: ${error.message}`)
    },
    patience,
  )

  test(
    'that handles for longer than the brokers wait for a sign of life stays in its group',
    async () => {
      const { lives, heard, say } = await reading('slow', { handle: () => sleep(12_000) })
      await say('one')

      await expect.poll(() => heard, within).toEqual(['one'])
      await sleep(1_000)
      expect(heard).toEqual(['one'])
      expect(lives).toHaveLength(1)
    },
    patience,
  )

  type Reading = Readonly<{ silentAfterMs?: number; handle?: (life: number) => unknown }>

  async function reading(name: string, { silentAfterMs, handle = () => {} }: Reading) {
    await createTopics()
    const settings = kafkaSettings(env)
    if (!settings) throw new Error('brokers were given')
    const kafka = kafkaClient(settings, { clientId: 'test', log: createLog('silent', 'test') })
    const lives: Consumer[] = []
    const heard: string[] = []
    const faults: unknown[] = []
    const fatal: unknown[] = []
    const key = `${name.replaceAll(' ', '-')}-${crypto.randomUUID()}`
    const consumer = supervisedConsumer({
      name,
      kafka,
      config: { ...readConfig, groupId: `${prefix}${key}` },
      topics: [prefix + topic],
      fromBeginning: true,
      run: (life) => {
        lives.push(life)
        return {
          eachBatch: async ({ batch, heartbeat }) => {
            const beats = setInterval(() => void heartbeat(), 1_000)
            try {
              const own = batch.messages.filter((message) => String(message.key) === key)
              if (own.length > 0) await handle(lives.length)
              heard.push(...own.map(({ value }) => String(value)))
            } finally {
              clearInterval(beats)
            }
          },
        }
      },
      faultOf: (error) => {
        faults.push(error)
        return 'a fault'
      },
      onFatal: (error) => void fatal.push(error),
      log: createLog('silent', 'test'),
      ...(silentAfterMs !== undefined && { silentAfterMs }),
    })
    const producer = kafka.producer()
    onTestFinished(async () => {
      await consumer.stop()
      await producer.disconnect()
    })
    await producer.connect()
    consumer.start()
    await consumer.reading
    const say = (value: string) => producer.send({ topic: prefix + topic, messages: [{ key, value }] })
    return { lives, heard, say, faults, fatal }
  }
})
