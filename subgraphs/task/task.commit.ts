import { type TaskFact, taskEvents } from '../../kafka/contracts/task-events.contract.ts'
import { taskUpdates } from '../../kafka/contracts/task-updates.contract.ts'
import type { Cause } from '../../kafka/envelope.ts'
import { outboxRows } from '../../kafka/outbox.ts'
import type { Failpoints } from '../../platform/failpoint.ts'
import { newId } from '../../platform/id.ts'
import type { Keyed } from '../../platform/idempotency.ts'
import type { Decision } from './domain/decision.ts'
import { factOf } from './domain/events.ts'
import type { Change } from './domain/task.ts'
import type { FeedEntry } from './feed.row.ts'
import { type Answer, type KeyRow, keyRowOf, type Outcome, type Refusal, type TaskAnswers } from './task.answers.ts'
import { type Seen, seriesOf } from './task.guards.ts'
import type { TaskWriter } from './task.write.ts'

export type CommitParts = Readonly<{
  write: TaskWriter
  answers: TaskAnswers
  failpoint: Failpoints
  /** Called after each commit that has something to tell. */
  committed: () => void
}>

/** What was decided for one of an input's tasks; `undoes` is the change that this is an undo of. */
export type Decided = Readonly<{ decision: Decision; undoes?: string }>

const source = '/subgraphs/task'

type Passed = Decided & Readonly<{ entries: readonly Entry[] }>
type Entry = Readonly<{ change: Change; entry: FeedEntry }>

/** Stores what was decided for each, in the name of `cause`; null when somebody came between, and then nothing is stored. */
export function committer({ write, answers, failpoint, committed }: CommitParts, cause: Cause) {
  const { ownerId, now } = cause

  const eventsOf = (passed: readonly Passed[]) => [
    ...outboxRows(taskEvents, passed.flatMap(factsOf), cause, source),
    ...outboxRows(taskUpdates, [advanced(ownerId)], cause, source),
  ]

  /** Null when somebody came between; else by the id of each change its number in the feed. */
  const store = async (passed: readonly Passed[], seen: Seen, key: KeyRow | null) => {
    const entries = passed.flatMap((row) => row.entries)
    if (entries.length === 0) return key === null || (await answers.keep(key)) ? new Map<string, number>() : null
    const decided = passed.flatMap(({ decision }) => decision.series)
    const changes = entries.map(({ change }) => change)
    failpoint('task.before-commit')
    const series = seriesOf(changes, decided, seen)
    const first = await write({ ownerId, entries, series, seen, key, events: eventsOf(passed) })
    failpoint('task.after-commit')
    if (first === null) return null
    committed()
    return new Map(entries.map(({ entry }, index) => [entry.id, first + index]))
  }

  return async (
    decided: readonly (Decided | Refusal)[],
    seen: Seen,
    keyed: Keyed | null,
  ): Promise<(Outcome | Refusal)[] | null> => {
    const rows = decided.map((one) => (isRefusal(one) ? one : { ...one, entries: entriesOf(one, cause) }))
    const key = keyed && keyRowOf(ownerId, keyed, rows.map(answerOf), now)
    const numbers = await store(rows.filter(hasPassed), seen, key)
    return numbers && rows.map((row) => outcomeOf(row, numbers))
  }
}

export const isRefusal = (one: object): one is Refusal => 'code' in one
export const hasPassed = <T extends object>(one: T | Refusal): one is T => !isRefusal(one)

const answerOf = (row: Passed | Refusal): Answer =>
  isRefusal(row)
    ? row
    : { task: row.decision.task, next: row.decision.next, changeId: row.entries[0]?.entry.id ?? null }

function outcomeOf(row: Passed | Refusal, numbers: ReadonlyMap<string, number>): Outcome | Refusal {
  if (isRefusal(row)) return row
  const { task, next } = row.decision
  const entry = row.entries[0]?.entry
  return { task, next, change: entry ? { ...entry, number: numbers.get(entry.id) ?? 0 } : null }
}

const factsOf = ({ entries }: Passed): TaskFact[] => entries.flatMap(({ change }) => factOf(change) ?? [])

const advanced = (ownerId: string) => ({ type: 'task.advanced', subject: ownerId, version: 0, data: {} }) as const

const entriesOf = ({ decision, undoes }: Decided, cause: Cause): Entry[] =>
  decision.changes.map((change, index) => ({
    change,
    entry: {
      id: newId(),
      taskId: change.after.id,
      kind: change.kind,
      at: cause.now,
      actorType: cause.actor.type,
      actorId: cause.actor.id,
      changed: change.changed,
      correlationId: cause.correlationId,
      undoes: index === 0 ? undoes : undefined,
    },
  }))
