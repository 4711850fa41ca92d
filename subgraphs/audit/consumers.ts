import type { Consumer } from '../../kafka/bus.ts'
import type { HandledTasks } from '../../platform/handled.ts'
import { record } from './audit.service.ts'
import { type AuditedEvent, type AuditedTopic, auditedTopics } from './audit.ts'

/** Hears everything, in the order of its keys, and keeps it; late ones are appended late, with their own time. */
export const auditLog = (handled: HandledTasks): Consumer<AuditedTopic> => ({
  group: 'audit.log',
  topics: auditedTopics,
  handle: async (events, tx) => {
    await record(tx, events)
    await handled.mark(tx, events.filter(isOfTask).map(taskOf))
  },
  committed: (events) => handled.wake(events.map(({ ownerid }) => ownerid)),
})

const isOfTask = ({ type }: AuditedEvent) => type.startsWith('task.')

const taskOf = ({ subject, ownerid, aggregateversion }: AuditedEvent) => ({
  id: subject,
  ownerId: ownerid,
  version: aggregateversion,
})
