import { type KafkaSettings, kafkaSettings } from '../../kafka/client/settings.ts'
import type { Topic } from '../../kafka/envelope.ts'
import { kafkaBus } from '../../kafka/kafka-bus.ts'
import { createTopics } from '../support/replicas/topics.ts'
import type { BusMaker } from './bus-maker.ts'

const asEver = {
  partitions: 3,
  replication: 1,
  retentionDays: 1,
  maxMessageBytes: 4_000_000,
  cleanup: 'delete',
  compression: 'uncompressed',
} as const

export const makeBus: BusMaker = async ({ log, failpoint, topics }) => {
  const settings = settingsFor(topics)
  const env = { KAFKA_BROKERS: settings.KAFKA_BROKERS.join(','), KAFKA_PREFIX: settings.KAFKA_PREFIX }
  await createTopics(
    env,
    topics.flatMap(({ name }) => [name, `${name}.dlq`]).map((name) => ({ name, ...asEver })),
  )
  return kafkaBus({ settings, name: 'test', log, failpoint })
}

/** Each test has a topic of its own, and by it groups of its own: a member that was killed would hold up the next test. */
function settingsFor([topic]: readonly Topic[]): KafkaSettings {
  const settings = kafkaSettings()
  if (!settings || !topic) throw new Error('KAFKA_BROKERS is not set, or there is no topic')
  return { ...settings, KAFKA_PREFIX: `${settings.KAFKA_PREFIX}${topic.name.slice(-12)}.` }
}
