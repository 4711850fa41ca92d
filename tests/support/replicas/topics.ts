import { kafkaSettings } from '../../../kafka/client/settings.ts'
import { withAdmin } from '../../../kafka/client/with-admin.ts'
import { reconcileTopics } from '../../../kafka/reconcile-topics.ts'
import { type BrokerTopic, readBrokerTopics, readTopics } from '../../../kafka/topics.ts'
import type { Env } from './replica.ts'

export const topicNames = (await readTopics()).map(({ name }) => name)

/** Those of kafka/topics.yaml, or these, under the prefix of a test. */
export async function createTopics(env: Env, topics?: readonly BrokerTopic[]): Promise<void> {
  const settings = kafkaSettings(env)
  if (!settings) throw new Error('brokers were given')
  const wanted = topics ?? (await readBrokerTopics())
  const prefix = settings.KAFKA_PREFIX
  await withAdmin(settings, (admin) => reconcileTopics(admin, wanted, { prefix, say: () => {} }))
}
