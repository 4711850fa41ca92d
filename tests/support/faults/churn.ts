import { setTimeout as sleep } from 'node:timers/promises'
import { kafkaClient } from '../../../kafka/client/client.ts'
import { kafkaSettings } from '../../../kafka/client/settings.ts'
import { createLog } from '../../../platform/log.ts'
import { groups } from '../replicas/event-faults.ts'
import type { Env } from '../replicas/replica.ts'

/** `times` a stranger joins every group, is given partitions, does nothing with them, and leaves; each time is two rebalances. */
export async function churn(env: Env, { times, everyMs }: { times: number; everyMs: number }): Promise<void> {
  const settings = kafkaSettings(env)
  if (!settings) throw new Error('brokers were given')
  const kafka = kafkaClient(settings, { clientId: 'stranger', log: createLog('silent', 'test') })
  const visit = async (group: string, topics: readonly string[]) => {
    const consumer = kafka.consumer({ groupId: settings.KAFKA_PREFIX + group })
    try {
      await consumer.connect()
      await consumer.subscribe({ topics: topics.map((topic) => settings.KAFKA_PREFIX + topic) })
      await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: async () => {} })
      await sleep(everyMs)
    } finally {
      await consumer.disconnect()
    }
  }
  const visits = async (group: string, topics: readonly string[]) => {
    for (let time = 0; time < times; time++) await visit(group, topics)
  }
  await Promise.all(Object.entries(groups).map(([group, topics]) => visits(group, Object.keys(topics))))
}
