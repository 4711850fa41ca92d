import type { Consumer } from '../../kafka/bus.ts'
import { reminderEvents } from '../../kafka/contracts/reminders.contract.ts'
import { type TaskEvent, taskEvents } from '../../kafka/contracts/task-events.contract.ts'
import { causeOf } from '../../kafka/envelope.ts'
import { enqueue, type OutboxRow, outboxRows } from '../../kafka/outbox.ts'
import type { HandledTasks } from '../../platform/handled.ts'
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
    const changes: Change[] = []
    const rows = events.flatMap((event) => hear(kept, event, changes))
    await saveKnownTasks(tx, kept.tasks.values())
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
  })
  const origin = { correlationId: event.correlationid, causationId: event.id }
  const held = reminders.map((after) => heldAfter(before, after, origin))
  kept.tasks.set(id, task)
  kept.reminders.set(id, held)

  const facts = held
    .filter((after) => !before.includes(after))
    .map((after) => {
      const former = before.find((other) => other.id === after.id) ?? null
      changes.push({ before: former, after })
      return factOf(former, after)
    })
  return outboxRows(reminderEvents, facts, causeOf(event, now, 'reminder'), source)
}

/** What did not change keeps what it followed from. */
const heldAfter = (
  before: readonly HeldReminder[],
  after: Reminder,
  origin: Pick<HeldReminder, 'correlationId' | 'causationId'>,
) => before.find((other) => other === after) ?? { ...after, ...origin }
