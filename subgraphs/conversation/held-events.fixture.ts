import { onTestFinished } from 'vitest'
import type { Database } from '../../platform/database.ts'

/** No event takes effect in the conversation subgraph from here on, until what this gives is called or the test is over. */
export async function holdEvents(admin: Database): Promise<() => Promise<unknown>> {
  await admin.query('revoke insert on conversation.inbox from conversation_worker')
  const letGo = () => admin.query('grant insert on conversation.inbox to conversation_worker')
  onTestFinished(async () => void (await letGo()))
  return letGo
}
