import type { Consumer } from '../../kafka/bus.ts'
import { type ReminderEvent, reminderEvents } from '../../kafka/contracts/reminders.contract.ts'
import type { Cause } from '../../kafka/envelope.ts'
import { enqueue } from '../../kafka/outbox.ts'
import { type Sql, statement } from '../../platform/database.ts'
import { newId } from '../../platform/id.ts'
import { appendChanges, type OwnedEntry } from './feed.append.ts'
import { advances } from './feed.nudge.ts'

type Fired = Extract<ReminderEvent, { type: 'reminder.fired' }>

// Tasks first and in the order of their ids, as everyone takes them; the version stays, as this is no touch. A task that
// is gone for good, or another owner's, is not found.
const note = statement(
  `with said as (
     select task_id, owner_id, max(at) as at from jsonb_to_recordset($1) as said(task_id uuid, owner_id text, at timestamptz)
     group by task_id, owner_id
   ),
   held as (
     select task.id, said.at from task.task join said on task.id = said.task_id and task.owner_id = said.owner_id
     order by task.id for update of task
   )
   update task.task set last_reminded_at = greatest(task.last_reminded_at, held.at) from held
   where task.id = held.id returning task.id, task.owner_id as "ownerId"`,
)

/** Notes on each task when somebody was reminded of it, and puts that into the owner's feed. */
export const reminded: Consumer<typeof reminderEvents> = {
  group: 'task.reminders',
  topics: [reminderEvents],
  handle: async (events, tx) => {
    const fired = events.filter((event) => event.type === 'reminder.fired')
    if (fired.length === 0) return
    const told = await onTasks(tx, fired)
    const causes = new Map(told.map((event) => [event.ownerid, causeOf(event)]))
    await enqueue(tx, 'task', advances([...causes.values()]))
    await appendChanges(tx, told.map(entryOf))
  },
}

/** Those whose task is there; it has the newest of their instants then. */
async function onTasks(tx: Sql, fired: readonly Fired[]): Promise<Fired[]> {
  const said = fired.map((event) => ({
    task_id: event.data.reminder.taskId,
    owner_id: event.ownerid,
    at: instantOf(event),
  }))
  const found = await tx.query<{ id: string; ownerId: string }>(note, [JSON.stringify(said)])
  const ownerOf = new Map(found.map(({ id, ownerId }) => [id, ownerId]))
  return fired.filter(({ data, ownerid }) => ownerOf.get(data.reminder.taskId.toLowerCase()) === ownerid)
}

const instantOf = ({ data, time }: Fired) => new Date(data.reminder.firedAt ?? data.reminder.sentAt ?? time)

const actorTypes = { user: 'USER', assistant: 'ASSISTANT', system: 'SYSTEM' } as const

const causeOf = (event: Fired): Cause => ({
  ownerId: event.ownerid,
  actor: { type: actorTypes[event.actortype], id: event.actorid },
  correlationId: event.correlationid,
  causationId: event.id,
  traceparent: event.traceparent,
  now: instantOf(event),
})

const entryOf = (event: Fired): OwnedEntry => ({
  ownerId: event.ownerid,
  id: newId(),
  taskId: event.data.reminder.taskId,
  kind: 'REMINDED',
  at: instantOf(event),
  actorType: actorTypes[event.actortype],
  actorId: event.actorid,
  changed: ['lastRemindedAt'],
  correlationId: event.correlationid,
})
