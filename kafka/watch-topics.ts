import type { Admin } from 'kafkajs'
import type { Log } from '../platform/log.ts'
import { loop } from '../platform/loop.ts'
import type { Connections } from './client/connections.ts'
import type { KafkaSettings } from './client/settings.ts'
import { withAdmin } from './client/with-admin.ts'
import { fewerPartitions } from './topic-check.ts'
import { readBrokerTopics } from './topics.ts'

const againMs = 30_000
const never = 2 ** 31 - 1

/** Looks once, as soon as there are brokers, whether the topics are as large as declared, and warns of those that are not. */
export function watchTopics(
  settings: KafkaSettings,
  log: Log,
  connections: Connections,
): { start: () => void; stop: () => Promise<void> } {
  return loop(async () => {
    try {
      const declared = await readBrokerTopics()
      const look = (admin: Admin) => fewerPartitions(admin, declared, settings.KAFKA_PREFIX)
      const lines = await withAdmin(settings, look, connections)
      for (const line of lines) log.warn(line)
      return never
    } catch (err) {
      log.debug({ err }, 'how many partitions the topics have could not be seen; looking again')
      return againMs
    }
  })
}
