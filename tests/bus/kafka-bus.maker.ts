import { kafkaClient } from '../../kafka/client/client.ts'
import { type KafkaSettings, kafkaSettings } from '../../kafka/client/settings.ts'
import type { Topic } from '../../kafka/envelope.ts'
import { kafkaBus } from '../../kafka/kafka-bus.ts'
import type { Log } from '../../platform/log.ts'
import type { BusMaker } from './bus-maker.ts'

export const makeBus: BusMaker = async ({ log, failpoint, topics }) => {
  const settings = kafkaSettings()
  if (!settings) throw new Error('KAFKA_BROKERS is not set')
  await createTopics(settings, topics, log)
  return kafkaBus({ settings, name: 'test', log, failpoint })
}

async function createTopics(settings: KafkaSettings, topics: readonly Topic[], log: Log): Promise<void> {
  const admin = kafkaClient(settings, { clientId: 'test', log }).admin()
  try {
    await admin.connect()
    const wanted = topics.map(({ name }) => ({ topic: settings.KAFKA_PREFIX + name, numPartitions: 3 }))
    await admin.createTopics({ topics: wanted, waitForLeaders: true })
  } finally {
    await admin.disconnect()
  }
}
