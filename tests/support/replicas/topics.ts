import { kafkaClient } from '../../../kafka/client/client.ts'
import { kafkaSettings } from '../../../kafka/client/settings.ts'
import { auditEvents } from '../../../kafka/contracts/audit-events.contract.ts'
import { reminderEvents } from '../../../kafka/contracts/reminders.contract.ts'
import { taskEvents } from '../../../kafka/contracts/task-events.contract.ts'
import { taskUpdates } from '../../../kafka/contracts/task-updates.contract.ts'
import { createLog } from '../../../platform/log.ts'
import type { Env } from './replica.ts'

export const topicNames = [taskEvents, reminderEvents, auditEvents, taskUpdates].map(({ name }) => name)

/** Those that there are contracts for, and their dead letters, under the prefix of a test. */
export async function createTopics(env: Env): Promise<void> {
  const settings = kafkaSettings(env)
  if (!settings) throw new Error('brokers were given')
  const admin = kafkaClient(settings, { clientId: 'test', log: createLog('silent', 'test') }).admin()
  try {
    await admin.connect()
    const names = topicNames.flatMap((name) => [name, `${name}.dlq`])
    const topics = names.map((name) => ({ topic: settings.KAFKA_PREFIX + name, numPartitions: 3 }))
    await admin.createTopics({ topics, waitForLeaders: true })
  } finally {
    await admin.disconnect()
  }
}
