import { beforeAll, expect, test } from 'vitest'
import { plainSettings, withAdmin } from '../../kafka/client/with-admin.ts'
import { type Counted, counter } from '../bus/counter.ts'
import { provisionWorld } from '../bus/world.ts'
import { freshDatabase } from '../support/database.ts'
import { brokerWorld } from '../support/kafka/broker-world.ts'
import { ownKafka } from '../support/kafka/own-kafka.ts'
import { describeWithOwnKafka } from '../support/kafka/suites.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

const patience = 120_000
const within = { timeout: 60_000, interval: 50 }
// Enough that each of two partitions has some.
const subjects = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const each = (n: number): Counted[] => subjects.map((subject) => ({ subject, n }))

await describeWithOwnKafka('the leader of a partition moves between two batches', () => {
  test(
    'I2: what the former leader refuses is not taken for sent because the next one has answered for others',
    async () => {
      const kafka = await ownKafka({ brokers: 2 })
      const world = await brokerWorld(base.name, { KAFKA_BROKERS: kafka.brokers })
      await world.createTopic({ partitions: 2 })
      await world.start({ consumers: [counter('heard.one', [world.things])] })
      await world.say(...each(1))
      await expect.poll(() => world.effects(), within).toHaveLength(subjects.length)
      await expect.poll(() => world.waiting(), within).toBe(0)

      await gather(kafka.brokers, world.things.name)
      await world.say(...each(2))

      await expect.poll(() => world.effects(), within).toHaveLength(2 * subjects.length)
      expect((await world.effects()).slice(subjects.length)).toEqual(expect.arrayContaining(each(2)))
      await expect.poll(() => world.waiting(), within).toBe(0)
    },
    patience,
  )
})

/** Lets the leader of partition 0 lead partition 1, too. */
async function gather(brokers: string, topic: string): Promise<void> {
  await withAdmin(plainSettings(brokers), async (admin) => {
    const leaders = async () => {
      const { topics } = await admin.fetchTopicMetadata({ topics: [topic] })
      const partitions = topics[0]?.partitions ?? []
      return [0, 1].map((id) => partitions.find(({ partitionId }) => partitionId === id)?.leader ?? -1)
    }
    const [first = -1, second] = await leaders()
    expect(second).not.toBe(first)
    await admin.alterPartitionReassignments({
      topics: [{ topic, partitionAssignment: [{ partition: 1, replicas: [first] }] }],
    })
    await expect.poll(leaders, within).toEqual([first, first])
  })
}
