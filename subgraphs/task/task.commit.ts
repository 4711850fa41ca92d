import { taskEvents } from '../../kafka/contracts/task-events.contract.ts'
import { taskUpdates } from '../../kafka/contracts/task-updates.contract.ts'
import type { Cause } from '../../kafka/envelope.ts'
import { outboxRows } from '../../kafka/outbox.ts'
import type { Failpoints } from '../../platform/failpoint.ts'
import { newId } from '../../platform/id.ts'
import { factOf, type ReminderSpec } from './domain/events.ts'
import type { Change, Decision, Task } from './domain/task.ts'
import type { FeedEntry } from './feed.row.ts'
import type { Keyed, Outcome, TaskAnswers } from './task.answers.ts'
import type { TaskWriter } from './task.write.ts'

export type CommitParts = Readonly<{
  write: TaskWriter
  answers: TaskAnswers
  failpoint: Failpoints
  /** Called after each commit that has something to tell. */
  committed: () => void
}>

const source = '/subgraphs/task'

/** Stores what was decided, in the name of `cause`; null when somebody came between, and then nothing is stored. */
export const committer =
  ({ write, answers, failpoint, committed }: CommitParts, cause: Cause) =>
  async (
    { task, change }: Decision,
    keyed: Keyed | null,
    reminders: readonly ReminderSpec[] | null,
  ): Promise<Outcome | null> => {
    if (!change) {
      const isAnswer = keyed === null || (await answers.keep(task, keyed, cause.now))
      return isAnswer ? { task, change: null } : null
    }
    const entry = entryOf(task, change, cause)
    const events = [
      ...outboxRows(taskEvents, [factOf(task, change, reminders)], cause, source),
      ...outboxRows(taskUpdates, [advanced(cause.ownerId)], cause, source),
    ]
    failpoint('task.before-commit')
    const number = await write({ task, before: change.before, change: entry, keyed, events })
    failpoint('task.after-commit')
    if (number === null) return null
    committed()
    return { task, change: { ...entry, number } }
  }

const advanced = (ownerId: string) => ({ type: 'task.advanced', subject: ownerId, version: 0, data: {} }) as const

const entryOf = (task: Task, { kind, changed }: Change, cause: Cause): FeedEntry => ({
  id: newId(),
  taskId: task.id,
  kind,
  at: cause.now,
  actorType: cause.actor.type,
  actorId: cause.actor.id,
  changed,
  correlationId: cause.correlationId,
})
