import { kafkaClient } from '../../kafka/client/client.ts'
import { kafkaSettings } from '../../kafka/client/settings.ts'
import { kafkaBus } from '../../kafka/kafka-bus.ts'
import type { BusMaker } from './bus-maker.ts'

export const makeBus: BusMaker = async ({ log, failpoint, topics }) => {
  const settings = kafkaSettings({ KAFKA_BROKERS: process.env['KAFKA_BROKERS'] })
  if (!settings) throw new Error('KAFKA_BROKERS is not set')
  const admin = kafkaClient(settings, { clientId: 'test', log }).admin()
  await admin.connect()
  await admin.createTopics({
    topics: topics.map(({ name }) => ({ topic: name, numPartitions: 3 })),
    waitForLeaders: true,
  })
  await admin.disconnect()
  return kafkaBus({ settings, name: 'test', log, failpoint })
}
