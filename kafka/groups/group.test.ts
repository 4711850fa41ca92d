import type { Consumer as KafkaConsumer } from 'kafkajs'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { noFailpoints } from '../../platform/failpoint.ts'
import { createLog } from '../../platform/log.ts'
import { type Counted, counter } from '../../tests/bus/counter.ts'
import { openWorld, provisionWorld } from '../../tests/bus/world.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { writeToTopics } from '../../tests/support/faults/messages.ts'
import { evict } from '../../tests/support/kafka/evict.ts'
import { describeWithKafka } from '../../tests/support/kafka/suites.ts'
import { createTopics } from '../../tests/support/replicas/topics.ts'
import { kafkaClient } from '../client/client.ts'
import { brokerFault } from '../client/fault.ts'
import { plainSettings } from '../client/with-admin.ts'
import { kafkaBus } from '../kafka-bus.ts'
import { group } from './group.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

const within = { timeout: 40_000, interval: 20 }
const patience = 90_000
const log = createLog('silent', 'test')
// As PostgreSQL says it; an event is not set aside for it.
const conflict = '40001'
const asEver = {
  partitions: 1,
  replication: 1,
  retentionDays: 1,
  maxMessageBytes: 1_000_000,
  cleanup: 'delete',
  compression: 'uncompressed',
} as const

await describeWithKafka('a consumer group', ({ env, brokers, prefix }) => {
  const settings = plainSettings(brokers, prefix)

  test(
    'F8: that is taken for gone while it handles an event joins again, and handles it once',
    async () => {
      let isEvicted = false
      const { effects, fatal, name, say } = await reading(async () => {
        if (!isEvicted) await evict(name, env)
        isEvicted = true
      })

      await say({ subject: 'a', n: 1 })
      await expect.poll(effects, within).toEqual([{ subject: 'a', n: 1 }])
      await say({ subject: 'a', n: 2 })

      await expect.poll(effects, within).toEqual([1, 2].map((n) => ({ subject: 'a', n })))
      expect(fatal).toEqual([])
    },
    patience,
  )

  test(
    'whose consumer stops without a word while an event waits to be tried again goes on with another',
    async () => {
      let tried = 0
      const { effects, fatal, lives, say } = await reading(() => {
        tried++
        if (lives.length === 1) throw Object.assign(new Error('not yet'), { code: conflict })
      })

      await say({ subject: 'a', n: 1 })
      await expect.poll(() => tried, within).toBe(5) // the next time is further off than the stop takes
      await lives[0]?.stop() // an error of a timer, which nobody hears, fails the run

      await expect.poll(effects, within).toEqual([{ subject: 'a', n: 1 }])
      expect(fatal).toEqual([])
    },
    patience,
  )

  /** A group by itself, and whoever writes what it reads. */
  async function reading(first: (events: readonly Counted[]) => Promise<void> | void) {
    const { things, heard, rows, effects } = await openWorld(base.name, () =>
      kafkaBus({ settings, name: 'none', log, failpoint: noFailpoints }),
    )
    const topic = things.name
    await createTopics(
      env,
      [topic, `${topic}.dlq`].map((name) => ({ name, ...asEver })),
    )
    const kafka = kafkaClient(settings, { clientId: 'test', log })
    const lives: KafkaConsumer[] = []
    const fatal: unknown[] = []
    const name = `heard.${topic}`
    const open = kafka.consumer.bind(kafka)
    kafka.consumer = (config) => {
      const consumer = open(config)
      lives.push(consumer)
      return consumer
    }
    const running = group({
      subscription: { consumer: counter(name, [things], first), inbox: heard, log },
      kafka,
      prefix,
      faultOf: (error) => brokerFault(error, settings),
      onFatal: (error) => void fatal.push(error),
      failpoint: noFailpoints,
      affected: () => {},
      silentAfterMs: 4_000,
      log,
    })
    onTestFinished(running.stop)
    running.start()
    await running.reading
    const say = (counted: Counted) =>
      writeToTopics(
        env,
        rows([counted]).map(({ key, event }) => ({
          topic,
          key: Buffer.from(key),
          value: Buffer.from(JSON.stringify(event)),
          headers: {},
        })),
      )
    return { effects: () => effects(), fatal, lives, name, say }
  }
})
