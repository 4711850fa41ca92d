import type { Kafka } from 'kafkajs'
import { newId } from '../../platform/id.ts'
import type { Log } from '../../platform/log.ts'
import type { Ears } from '../ears.ts'
import { readConfig } from './group.ts'
import { rawOf } from './raw.ts'
import { type SupervisedConsumer, supervisedConsumer } from './supervised-consumer.ts'

type ListeningOptions = Readonly<{
  /** Who listens: `task`. */
  name: string
  ears: Ears
  kafka: Kafka
  prefix: string
  faultOf: (error: unknown) => string | null
  onFatal: (error: unknown) => void
  log: Log
}>

/**
 * Hears everything from now on, as every other replica does: kafkajs reads in groups only, so this is a group of its own, which
 * commits nothing, and which the brokers forget once it is gone.
 */
export function listening({ name, ears, prefix, ...rest }: ListeningOptions): SupervisedConsumer {
  return supervisedConsumer({
    ...rest,
    name: `${name}.live`,
    config: { ...readConfig, groupId: `${prefix}${name}.live.${newId()}` },
    topics: ears.topics().map((topic) => prefix + topic),
    fromBeginning: false,
    run: () => ({
      autoCommit: false,
      eachBatch: async ({ batch }) => {
        const topic = batch.topic.slice(prefix.length)
        for (const message of batch.messages) ears.hear(rawOf(topic, batch.partition, message))
      },
    }),
  })
}
