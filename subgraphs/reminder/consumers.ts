import type { Consumer } from '../../kafka/bus.ts'
import { reminderEvents } from '../../kafka/contracts/reminders.contract.ts'
import { type TaskEvent, taskEvents } from '../../kafka/contracts/task-events.contract.ts'
import { causeOf } from '../../kafka/envelope.ts'
import { enqueue, type OutboxRow, outboxRows } from '../../kafka/outbox.ts'
import type { HandledTasks } from '../../platform/handled.ts'
import { newId } from '../../platform/id.ts'
import { callOff } from './called-off.store.ts'
import { factOf } from './domain/events.ts'
import { hearTask } from './domain/hear-task.ts'
import type { Reminder } from './domain/reminder.ts'
import { type Kept, keep, saveKnownTasks } from './known-task.store.ts'
import { type HeldReminder, saveReminders } from './reminder.store.ts'
import { source } from './source.ts'

export type TaskConsumerParts = Readonly<{
  handled: HandledTasks
  /** After each commit, as something earlier may have been scheduled. */
  rescheduled: () => void
}>

/** Keeps each task's reminders in step with it. */
export const taskConsumer = ({ handled, rescheduled }: TaskConsumerParts): Consumer<typeof taskEvents> => ({
  group: 'reminder.tasks',
  topics: [taskEvents],
  handle: async (events, tx) => {
    const kept = await keep(tx, new Map(events.map(({ subject, ownerid }) => [subject, ownerid])))
    const before = new Map(kept.tasks)
    const changes: Change[] = []
    const rows = events.flatMap((event) => hear(kept, event, changes))
    const news = [...kept.tasks.values()].filter((task) => task !== before.get(task.id))
    await saveKnownTasks(tx, news)
    await saveReminders(tx, [...new Map(changes.map(({ after }) => [after.id, after])).values()])
    await callOff(tx, changes)
    await handled.mark(tx, events.map(refOf))
    await enqueue(tx, 'reminder', rows)
  },
  committed: (events) => {
    handled.wake(events.map(({ ownerid }) => ownerid))
    rescheduled()
  },
})

const refOf = ({ ownerid, data: { task } }: TaskEvent) => ({ id: task.id, version: task.version, ownerId: ownerid })

type Change = Readonly<{ before: Reminder | null; after: HeldReminder }>

/** Takes one event into what is kept, notes what it changed, and returns what to tell the world about that. */
function hear(kept: Kept, event: TaskEvent, changes: Change[]): OutboxRow[] {
  const { now } = kept
  const id = event.subject
  const before = kept.reminders.get(id) ?? []
  const preferences = kept.preferencesOf(event.ownerid)
  const { task, reminders } = hearTask({ task: kept.tasks.get(id) ?? null, reminders: before }, event, {
    preferences,
    now,
    newId,
  })
  const origin = { correlationId: event.correlationid, causationId: event.id }
  // In the order of those before, with new ones behind. What did not change keeps what it followed from.
  const held = reminders.map((after, place) => {
    const former = before[place]
    return former && former === after ? former : { ...after, ...origin }
  })
  kept.tasks.set(id, task)
  kept.reminders.set(id, held)

  const facts = held.flatMap((after, place) => {
    const former = before[place] ?? null
    if (former === after) return []
    changes.push({ before: former, after })
    return [factOf(former, after)]
  })
  return outboxRows(reminderEvents, facts, causeOf(event, now, 'reminder'), source)
}
