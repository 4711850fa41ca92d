import { plainSettings, withAdmin } from '../../../kafka/client/with-admin.ts'
import { reconcileTopics } from '../../../kafka/reconcile-topics.ts'
import { readBrokerTopics } from '../../../kafka/topics.ts'

/** Those of kafka/topics.yaml. */
export async function createTopics(brokers: string, prefix = ''): Promise<void> {
  const declared = await readBrokerTopics()
  await withAdmin(plainSettings(brokers), (admin) => reconcileTopics(admin, declared, { prefix, say: () => {} }))
}

/** Deletes those whose names begin so: what a suite made on brokers that it shares with others. */
export const deleteTopics = (brokers: string, prefix: string): Promise<void> =>
  withAdmin(plainSettings(brokers), async (admin) => {
    const topics = (await admin.listTopics()).filter((name) => name.startsWith(prefix))
    if (topics.length > 0) await admin.deleteTopics({ topics })
  })
