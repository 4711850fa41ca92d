import { kafkaSettings } from '../../kafka/client/settings.ts'
import { kafkaBus } from '../../kafka/kafka-bus.ts'
import { createTopics } from '../support/replicas/topics.ts'
import type { BusMaker } from './bus-maker.ts'

const asEver = {
  partitions: 3,
  replication: 1,
  retentionDays: 1,
  maxMessageBytes: 2_000_000,
  cleanup: 'delete',
} as const

export const makeBus: BusMaker = async ({ log, failpoint, topics }) => {
  const settings = kafkaSettings()
  if (!settings) throw new Error('KAFKA_BROKERS is not set')
  const env = { KAFKA_BROKERS: settings.KAFKA_BROKERS.join(','), KAFKA_PREFIX: settings.KAFKA_PREFIX }
  await createTopics(
    env,
    topics.map(({ name }) => ({ name, ...asEver })),
  )
  return kafkaBus({ settings, name: 'test', log, failpoint })
}
