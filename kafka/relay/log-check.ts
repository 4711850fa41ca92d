import type { Admin, Kafka } from 'kafkajs'
import type { KnownLog } from './waiting.ts'

export type LogCheck = Readonly<{
  cluster: string
  /** Topics whose log ends before where we had seen it end, or is another cluster's. */
  lost: readonly string[]
}>

/** Whether the brokers still have what they had taken from us. Throws when they cannot be asked. */
export async function checkLogs(kafka: Kafka, prefix: string, known: readonly KnownLog[]): Promise<LogCheck> {
  const admin = kafka.admin()
  try {
    await admin.connect()
    const { clusterId } = await admin.describeCluster()
    const lost: string[] = []
    for (const [topic, logs] of Map.groupBy(known, (log) => log.topic)) {
      const isOther = logs.some(({ cluster }) => cluster !== clusterId)
      if (isOther || (await isShorter(admin, prefix + topic, logs))) lost.push(topic)
    }
    return { cluster: clusterId, lost }
  } finally {
    await admin.disconnect().catch(() => {}) // the answer is there, or its own error
  }
}

async function isShorter(admin: Admin, topic: string, logs: readonly KnownLog[]): Promise<boolean> {
  const ends = await endsOf(admin, topic)
  return logs.some(({ partition, next }) => (ends.get(partition) ?? 0) < next)
}

async function endsOf(admin: Admin, topic: string): Promise<Map<number, number>> {
  const offsets = await admin.fetchTopicOffsets(topic)
  return new Map(offsets.map(({ partition, high }) => [partition, Number(high)]))
}
