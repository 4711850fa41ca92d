import type { Admin } from 'kafkajs'
import { createLog } from '../../platform/log.ts'
import { kafkaClient } from './client.ts'
import type { Connections } from './connections.ts'
import type { KafkaSettings } from './settings.ts'

/** Does some work on the brokers themselves, by a connection that lasts as long as it. */
export async function withAdmin<T>(
  settings: KafkaSettings,
  work: (admin: Admin) => Promise<T>,
  connections?: Connections,
): Promise<T> {
  const log = createLog('silent', 'admin')
  const admin = kafkaClient(settings, { clientId: 'admin', log, ...(connections && { connections }) }).admin()
  try {
    await admin.connect()
    return await work(admin)
  } finally {
    await admin.disconnect()
  }
}

/** Brokers that ask for nothing, such as those of this machine. */
export const plainSettings = (brokers: string, prefix = ''): KafkaSettings => ({
  KAFKA_BROKERS: brokers.split(','),
  KAFKA_PREFIX: prefix,
  KAFKA_SSL: false,
})
