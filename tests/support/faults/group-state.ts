import { kafkaSettings } from '../../../kafka/client/settings.ts'
import { withAdmin } from '../../../kafka/client/with-admin.ts'
import type { Env } from '../replicas/replica.ts'

/** Resolves when the group is giving out its partitions anew. */
export async function untilRebalancing(kafka: Env, group: string): Promise<void> {
  const settings = kafkaSettings(kafka)
  if (!settings) throw new Error('brokers were given')
  await withAdmin(settings, async (admin) => {
    for (;;) {
      const { groups } = await admin.describeGroups([settings.KAFKA_PREFIX + group])
      if (groups.some(({ state }) => /Rebalance$/.test(state))) return
    }
  })
}
