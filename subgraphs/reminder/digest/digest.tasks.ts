import { type Sql, statement } from '../../../platform/database.ts'
import type { EntityReader } from '../../../platform/gateway-client.ts'
import { standingOf, type Unread } from '../domain/digest.ts'
import { closedReason } from '../domain/follow-task.ts'
import type { DigestLine } from '../domain/parcel.ts'
import type { DueWords } from '../domain/trigger.ts'
import type { SeenTask } from '../domain/verdict.ts'
import { seeTasks } from '../task.reading.ts'

type KnownDue = Readonly<{ ownerId: string; taskId: string; title: string | null; due: DueWords; overdueInAll: number }>

/** A person's tasks that may be in their digest: the first of each kind, and how many there are beside them. */
export type DueTasks = Readonly<{ known: readonly KnownDue[]; unread: Unread }>

export type Whose = Readonly<{ ownerId: string; timeZone: string; now: Date }>

// Some more than a digest lists, as some of them may turn out to be done.
const mostRead = 60
const mostToday = 500
// A whole day that has begun is over within this, wherever it is.
const soonHours = 50

const findDue = statement(
  `select asked.owner_id as "ownerId", t.id as "taskId", t.title, t.due, t.overdue_in_all as "overdueInAll"
   from unnest($1::text[]) as asked(owner_id)
   cross join lateral (
     (select id, title, due, due_at, count(*) over () as overdue_in_all from reminder.task
      where owner_id = asked.owner_id and status = 'ACTIVE' and due_at <= now() order by due_at limit ${mostRead})
     union all
     (select id, title, due, due_at, 0 from reminder.task
      where owner_id = asked.owner_id and status = 'ACTIVE' and due_at > now() and due_at < now() + interval '${soonHours} hours'
      order by due_at limit ${mostToday})
   ) t
   order by asked.owner_id, t.due_at`,
)

/** What is known of these people's tasks, by owner. */
export async function findDueTasks(worker: Sql, people: readonly Whose[]): Promise<Map<string, DueTasks>> {
  const rows = await worker.query<KnownDue>(findDue, [people.map(({ ownerId }) => ownerId)])
  const byOwner = Map.groupBy(rows, ({ ownerId }) => ownerId)
  return new Map(people.map((whose) => [whose.ownerId, dueTasks(byOwner.get(whose.ownerId) ?? [], whose)]))
}

function dueTasks(rows: readonly KnownDue[], { now, timeZone }: Whose): DueTasks {
  const overdue = rows.filter(({ overdueInAll }) => overdueInAll > 0)
  const today = rows.filter(({ overdueInAll, due }) => overdueInAll === 0 && standingOf(due, now, timeZone) === 'TODAY')
  return {
    known: [...overdue, ...today.slice(0, mostRead)],
    unread: {
      overdue: (overdue[0]?.overdueInAll ?? 0) - overdue.length,
      today: Math.max(today.length - mostRead, 0),
    },
  }
}

const mostAtOnce = 500 // as many as the gateway reads for one question

/** The tasks of these ids as they are now; rejects when they cannot be reached. */
export async function seeAll(reader: EntityReader, ids: readonly string[]): Promise<Map<string, SeenTask | null>> {
  const seen = new Map<string, SeenTask | null>()
  for (let from = 0; from < ids.length; from += mostAtOnce)
    for (const [id, task] of await seeTasks(reader, ids.slice(from, from + mostAtOnce))) seen.set(id, task)
  return seen
}

/** Those that are still open and due, as seen; as known when nobody could look. */
export const linesOf = (known: readonly KnownDue[], seen: Map<string, SeenTask | null> | null): DigestLine[] =>
  known.flatMap(({ taskId, title, due }) => {
    if (!seen) return title === null ? [] : [{ taskId, title, due: wordsOf(due) }]
    const task = seen.get(taskId)
    return task?.due && !closedReason(task.status) ? [{ taskId, title: task.title, due: wordsOf(task.due) }] : []
  })

const wordsOf = ({ date, time, timeZone }: DueWords): DueWords => ({ date, time, timeZone })
