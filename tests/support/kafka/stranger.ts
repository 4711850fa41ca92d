import { kafkaClient } from '../../../kafka/client/client.ts'
import { kafkaSettings } from '../../../kafka/client/settings.ts'
import { createLog } from '../../../platform/log.ts'

// An empty list of topics, or of partitions, as members of a group write it.
const nothing = Buffer.alloc(10)

/** Someone else in a consumer group, who shares out its partitions in another way: no one of ours can join him. */
export async function strangerIn(
  group: string,
  env: Readonly<Record<string, string>>,
): Promise<{ leave: () => Promise<void> }> {
  const settings = kafkaSettings(env)
  if (!settings) throw new Error('brokers were given')
  const name = 'in-another-way'
  const consumer = kafkaClient(settings, { clientId: 'stranger', log: createLog('silent', 'stranger') }).consumer({
    groupId: settings.KAFKA_PREFIX + group,
    partitionAssigners: [
      () => ({
        name,
        version: 0,
        protocol: () => ({ name, metadata: nothing }),
        assign: async ({ members }) => members.map(({ memberId }) => ({ memberId, memberAssignment: nothing })),
      }),
    ],
  })
  const joined = new Promise<void>((resolve) => consumer.on(consumer.events.GROUP_JOIN, () => resolve()))
  await consumer.connect()
  await consumer.subscribe({ topics: [`${settings.KAFKA_PREFIX}task-events`] })
  await consumer.run({ eachMessage: async () => {} })
  await joined
  return { leave: () => consumer.disconnect() }
}
