import { expect, onTestFinished, test } from 'vitest'
import { createLog } from '../../platform/log.ts'
import { ownKafka } from '../../tests/support/kafka/own-kafka.ts'
import { describeWithOwnKafka } from '../../tests/support/kafka/suites.ts'
import { kafkaClient } from '../client/client.ts'
import { plainSettings } from '../client/with-admin.ts'

const clientOf = (brokers: string) =>
  kafkaClient(plainSettings(brokers), { clientId: 'test', log: createLog('silent', 'test') })

async function adminOf(brokers: string) {
  const admin = clientOf(brokers).admin()
  await admin.connect()
  onTestFinished(() => admin.disconnect())
  return admin
}

async function write(brokers: string, topic: string, ...values: string[]) {
  const producer = clientOf(brokers).producer()
  await producer.connect()
  try {
    await producer.send({ topic, acks: -1, messages: values.map((value) => ({ value })) })
  } finally {
    await producer.disconnect()
  }
}

const endOf = async (brokers: string, topic: string) =>
  (await (await adminOf(brokers)).fetchTopicOffsets(topic))[0]?.high

await describeWithOwnKafka('a Kafka on this machine', () => {
  test('what was written is there after kill -9, and after a stop and a new start in the same folder', async () => {
    const kafka = await ownKafka()
    const { brokers } = kafka
    const admin = await adminOf(brokers)
    await admin.createTopics({ topics: [{ topic: 'kept', numPartitions: 1 }] })
    const { clusterId } = await admin.describeCluster()
    await write(brokers, 'kept', 'one')

    await kafka.kill()
    await kafka.start()
    await write(brokers, 'kept', 'two')
    expect(await endOf(brokers, 'kept')).toBe('2')

    await kafka.stop()
    const again = await ownKafka({ dataDir: kafka.dataDir })
    expect(await endOf(again.brokers, 'kept')).toBe('2')
    expect((await (await adminOf(again.brokers)).describeCluster()).clusterId).toBe(clusterId)
  })

  test('of three brokers one may die: the others answer for it, and it comes back', async () => {
    const kafka = await ownKafka({ brokers: 3 })
    const admin = await adminOf(kafka.brokers)
    const topic = { topic: 'copied', numPartitions: 1, replicationFactor: 3 }
    await admin.createTopics({ topics: [topic], waitForLeaders: true })

    await kafka.nodes[1]?.kill()
    await expect.poll(async () => (await admin.describeCluster()).brokers.length).toBe(2)
    await write(kafka.brokers, 'copied', 'one')

    await kafka.nodes[1]?.start()
    const inSync = async () => (await admin.fetchTopicMetadata({ topics: ['copied'] })).topics[0]?.partitions[0]?.isr
    await expect.poll(async () => (await inSync())?.toSorted()).toEqual([0, 1, 2])
  })

  test('a topic that nobody made is an error, and not made by its first use', async () => {
    const { brokers } = await ownKafka()

    await expect(write(brokers, 'misspelt', 'one')).rejects.toThrow(/does not host this topic/)
  })

  test('once it is ready groups have their coordinator, who is past loading', async () => {
    const { brokers } = await ownKafka()
    const settings = { clientId: 'test', log: createLog('silent', 'test'), retries: 0 }
    const admin = kafkaClient(plainSettings(brokers), settings).admin()
    onTestFinished(() => admin.disconnect())
    await admin.connect()
    await admin.describeCluster() // it knows no broker to ask before

    expect(await admin.fetchOffsets({ groupId: 'a-group', topics: [] })).toEqual([])
  })

  test('a broker that ends unasked is told of', async () => {
    const kafka = await ownKafka()
    const pid = kafka.nodes[0]?.pid()
    if (pid !== undefined) process.kill(pid, 'SIGKILL')

    await expect(kafka.failed).rejects.toThrow(/broker-0 ended by itself: it was ended by SIGKILL\.$/)
  })

  test('a folder in use is refused in a line, and so is another number of brokers', async () => {
    const kafka = await ownKafka()
    const { dataDir } = kafka

    await expect(ownKafka({ dataDir })).rejects.toThrow(
      /kafka is in use by another Kafka(, process \d+)?: stop that one/,
    )
    await kafka.stop()
    await expect(ownKafka({ dataDir, brokers: 3 })).rejects.toThrow(
      /holds a Kafka of 1 broker.*ask for 1, or for another/,
    )
  })
})
