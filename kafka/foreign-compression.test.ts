import { zstdCompressSync } from 'node:zlib'
import kafkajs from 'kafkajs'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { createLog } from '../platform/log.ts'
import { counter } from '../tests/bus/counter.ts'
import { provisionWorld } from '../tests/bus/world.ts'
import { freshDatabase } from '../tests/support/database.ts'
import { brokerWorld } from '../tests/support/kafka/broker-world.ts'
import { describeWithKafka } from '../tests/support/kafka/suites.ts'
import { createTopics } from '../tests/support/replicas/topics.ts'
import { kafkaClient } from './client/client.ts'
import { plainSettings } from './client/with-admin.ts'
import { readTopics } from './topics.ts'

// Node finds only some of the names that this CommonJS package exports.
const { CompressionCodecs, CompressionTypes } = kafkajs

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

await describeWithKafka('a message that somebody compressed as it is not read here', ({ env, brokers, prefix }) => {
  test('F19: comes uncompressed from a topic that is as declared', async () => {
    const world = await brokerWorld(base.name, env)
    const [declared] = await readTopics()
    if (!declared) throw new Error('topics are declared')
    const names = [world.things.name, `${world.things.name}.dlq`]
    await createTopics(
      env,
      names.map((name) => ({ ...declared, name })),
    )
    await world.start({ consumers: [counter('heard.one', [world.things])] })

    await writeCompressed(
      world.things.name,
      world.rows([{ subject: 'a', n: 1 }]).map(({ event }) => JSON.stringify(event)),
    )

    await expect.poll(() => world.effects(), { timeout: 40_000 }).toEqual([{ subject: 'a', n: 1 }])
    expect(world.loud().filter((line) => /compress/.test(line))).toEqual([])
  }, 60_000)

  /** As any other client may; to read it again stays unknown to this one. */
  async function writeCompressed(topic: string, values: readonly string[]): Promise<void> {
    CompressionCodecs[CompressionTypes.ZSTD] = () => ({
      compress: async ({ buffer }: { buffer: Buffer }) => zstdCompressSync(buffer),
      decompress: async () => {
        throw new Error('ZSTD compression not implemented')
      },
    })
    const producer = kafkaClient(plainSettings(brokers), {
      clientId: 'stranger',
      log: createLog('silent', 'test'),
    }).producer()
    onTestFinished(() => producer.disconnect())
    await producer.connect()
    const messages = values.map((value) => ({ key: 'a', value }))
    await producer.send({ topic: prefix + topic, messages, compression: CompressionTypes.ZSTD })
  }
})
