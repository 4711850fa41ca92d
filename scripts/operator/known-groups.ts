import type { Consumer, EventBus } from '../../kafka/bus.ts'
import { systemClock } from '../../platform/clock.ts'
import { noFailpoints } from '../../platform/failpoint.ts'
import { createLog } from '../../platform/log.ts'
import { openAudit } from '../../subgraphs/audit/audit.subgraph.ts'
import { openConversation } from '../../subgraphs/conversation/conversation.subgraph.ts'
import { ReminderEnv } from '../../subgraphs/reminder/config.ts'
import { openReminder } from '../../subgraphs/reminder/reminder.subgraph.ts'
import { openTask } from '../../subgraphs/task/task.subgraph.ts'

export type KnownGroup = Readonly<{ group: string; topics: readonly string[] }>

// Nobody is asked anything: what registers at a bus while it is opened connects later, if at all.
const nowhere = 'postgresql://nobody@127.0.0.1:1/none'
const config = {
  ...ReminderEnv.parse({}),
  DATABASE_URL: nowhere,
  WORKER_DATABASE_URL: nowhere,
  CURSOR_KEY: '00'.repeat(32),
  DEFAULT_TIME_ZONE: 'UTC',
  CHANGES_RETENTION_DAYS: 30,
}
const unasked = () => Promise.reject(new Error('Subgraphs that are opened for their groups alone ask for nothing.'))

/** The groups that this release has and what each hears, by opening the subgraphs on a bus that only takes note. */
export async function knownGroups(): Promise<readonly KnownGroup[]> {
  const groups: KnownGroup[] = []
  const bus = notingBus(({ group, topics }) => groups.push({ group, topics: topics.map(({ name }) => name) }))
  const parts = { config, bus, clock: systemClock, log: createLog('silent', 'groups'), failpoint: noFailpoints }
  const opened = [
    openTask(parts),
    openReminder(parts, { reader: { read: unasked }, gateway: { request: unasked } }),
    openConversation(parts, { gateway: { request: unasked } }),
    openAudit(parts),
  ]
  for (const { close } of opened) await close()
  return groups.toSorted((one, other) => one.group.localeCompare(other.group))
}

const notingBus = (note: (consumer: Consumer) => void): EventBus => ({
  carry: () => {},
  subscribe: note,
  broadcast: () => {},
  start: async () => {},
  nudge: () => {},
  stop: async () => {},
  trouble: () => null,
})
