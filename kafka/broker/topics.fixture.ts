import { createLog } from '../../platform/log.ts'
import { kafkaClient } from '../client/client.ts'

/** Deletes the topics whose names begin so: what a suite made on brokers that it shares with others. */
export async function deleteTopics(brokers: string, prefix: string): Promise<void> {
  const settings = { KAFKA_BROKERS: brokers.split(','), KAFKA_PREFIX: prefix, KAFKA_SSL: false }
  const admin = kafkaClient(settings, { clientId: 'test', log: createLog('silent', 'test') }).admin()
  try {
    await admin.connect()
    const topics = (await admin.listTopics()).filter((name) => name.startsWith(prefix))
    if (topics.length > 0) await admin.deleteTopics({ topics })
  } finally {
    await admin.disconnect()
  }
}
