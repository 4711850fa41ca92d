import type { Admin } from 'kafkajs'
import { planTopics } from './plan-topics.ts'
import type { BrokerTopic } from './topics.ts'

/** What of the topics that are there has fewer partitions than declared: a line each, with what to do. Missing ones are no matter here. */
export async function fewerPartitions(
  admin: Admin,
  declared: readonly BrokerTopic[],
  prefix: string,
): Promise<readonly string[]> {
  const present = new Set(await admin.listTopics())
  const topics = declared.map(({ name }) => `${prefix}${name}`).filter((name) => present.has(name))
  if (topics.length === 0) return []
  const { topics: found } = await admin.fetchTopicMetadata({ topics })
  const actual = found.map(({ name, partitions }) => ({
    name,
    partitions: partitions.length,
    replication: Math.min(...partitions.map(({ replicas }) => replicas.length)),
    settings: {},
  }))
  return declared.flatMap((topic) => {
    const has = actual.find(({ name }) => name === prefix + topic.name)
    if (!has || has.partitions >= topic.partitions) return []
    return planTopics([topic], [has], { brokers: has.replication, prefix }).leave
  })
}
