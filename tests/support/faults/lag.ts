import { kafkaSettings } from '../../../kafka/client/settings.ts'
import { withAdmin } from '../../../kafka/client/with-admin.ts'
import { brokerLag } from '../../../kafka/operator/broker-lag.ts'
import { systemClock } from '../../../platform/clock.ts'
import { groups } from '../replicas/event-faults.ts'
import type { Env } from '../replicas/replica.ts'

/** What the groups have still to handle, as the brokers see it. */
export async function lagging(env: Env): Promise<string[]> {
  const settings = kafkaSettings(env)
  if (!settings) throw new Error('brokers were given')
  const readers = Object.entries(groups).map(([group, topics]) => ({ group, topics: Object.keys(topics) }))
  const lags = await withAdmin(settings, (admin) =>
    brokerLag(admin, { prefix: settings.KAFKA_PREFIX, groups: readers, now: systemClock.now() }),
  )
  return lags.flatMap(({ group, topic, partition, lag }) =>
    lag === 0 ? [] : [`${group} is ${lag} behind in ${topic}/${partition}`],
  )
}
