import { type Admin, ConfigResourceTypes } from 'kafkajs'
import { expect, test } from 'vitest'
import { describeWithKafka } from '../tests/support/kafka/suites.ts'
import { plainSettings, withAdmin } from './client/with-admin.ts'
import { reconcileTopics } from './reconcile-topics.ts'
import type { BrokerTopic } from './topics.ts'

const topic: BrokerTopic = {
  name: 'a',
  partitions: 3,
  replication: 1,
  cleanup: 'delete',
  compression: 'uncompressed',
  retentionDays: 7,
  maxMessageBytes: 1_000_000,
}
const other = { ...topic, name: 'b', partitions: 1, retentionDays: 30 }

await describeWithKafka('topics on a broker', ({ brokers, prefix }) => {
  const admin = <T>(work: (admin: Admin) => Promise<T>) => withAdmin(plainSettings(brokers), work)

  /** What it says, and whether all is as declared. */
  const reconcile = (declared: readonly BrokerTopic[], isCheck = false) =>
    admin(async (client) => {
      const said: string[] = []
      const isDone = await reconcileTopics(client, declared, { prefix, isCheck, say: (line) => said.push(line) })
      return { isDone, said: said.map((line) => line.replaceAll(prefix, '')) }
    })

  const settingsOf = (name: string) =>
    admin(async (client) => {
      const resource = { type: ConfigResourceTypes.TOPIC, name: `${prefix}${name}` }
      const { resources } = await client.describeConfigs({ includeSynonyms: false, resources: [resource] })
      return Object.fromEntries(resources[0]?.configEntries.map((entry) => [entry.configName, entry.configValue]) ?? [])
    })

  test('what is missing is told by a check, made without one, and then there is nothing left to do', async () => {
    expect(await reconcile([topic, other], true)).toEqual({
      isDone: false,
      said: ['Missing: a: 3 partitions, 1 copy', 'Missing: b: 1 partition, 1 copy'],
    })
    expect(await reconcile([topic, other])).toEqual({
      isDone: true,
      said: ['Created a: 3 partitions, 1 copy', 'Created b: 1 partition, 1 copy'],
    })
    expect(await settingsOf('b')).toMatchObject({
      'retention.ms': '2592000000',
      'cleanup.policy': 'delete',
      'compression.type': 'uncompressed',
      'max.message.bytes': '1000000',
    })
    for (const isCheck of [true, false])
      expect(await reconcile([topic, other], isCheck)).toEqual({ isDone: true, said: [] })
  })

  test('a change leaves alone what others have set', async () => {
    const changed = { ...topic, name: 'c' }
    await reconcile([changed])
    const entries = { 'segment.ms': '12345', 'retention.ms': '1000', 'file.delete.delay.ms': '54321' }
    await admin((client) =>
      client.alterConfigs({
        validateOnly: false,
        resources: [
          {
            type: ConfigResourceTypes.TOPIC,
            name: `${prefix}c`,
            configEntries: Object.entries(entries).map(([name, value]) => ({ name, value })),
          },
        ],
      }),
    )

    const { isDone, said } = await reconcile([changed])
    expect(isDone).toBe(true)
    expect(said).toEqual([expect.stringMatching(/^Changed c: retention\.ms 1000 -> 604800000, max\.message\.bytes/)])
    expect(await settingsOf('c')).toMatchObject({ ...entries, 'retention.ms': '604800000' })
  })

  test('partitions are left as they are, and that is no success', async () => {
    await reconcile([{ ...topic, name: 'd', partitions: 2 }])

    expect(await reconcile([{ ...topic, name: 'd' }])).toEqual({
      isDone: false,
      said: [expect.stringMatching(/^Left: d has 2 partitions, and 3 are declared/)],
    })
  })

  test('many at once make each topic once, and none fails', async () => {
    const topics = ['e', 'f', 'g'].map((name) => ({ ...topic, name }))

    const all = await Promise.all(Array.from({ length: 4 }, () => reconcile(topics)))

    expect(all.map(({ isDone }) => isDone)).toEqual([true, true, true, true])
    expect(all.flatMap(({ said }) => said).toSorted()).toEqual(
      topics.map(({ name }) => `Created ${name}: 3 partitions, 1 copy`),
    )
  })

  test('more copies than brokers: as many as there are, and it is said', async () => {
    const { isDone, said } = await reconcile([{ ...topic, name: 'h', replication: 100 }])

    expect(isDone).toBe(true)
    expect(said[0]).toMatch(
      /^There (is one broker|are \d+ brokers), so nothing is kept 100 times, as declared, but \d+\.$/,
    )
  })
})
