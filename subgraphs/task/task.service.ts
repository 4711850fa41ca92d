import type { Cause } from '../../kafka/envelope.ts'
import { keyedBy } from '../../platform/idempotency.ts'
import { completeTask } from './domain/complete.ts'
import type { Decision, Situation } from './domain/decision.ts'
import { deleteTask } from './domain/delete.ts'
import type { Means } from './domain/means.ts'
import { reopenTask } from './domain/reopen.ts'
import { restoreTask } from './domain/restore.ts'
import { skipOccurrence } from './domain/skip.ts'
import { stopRepeating } from './domain/stop.ts'
import type { DeleteTaskInput, TaskIdInput } from './input.ts'
import type { Outcome } from './task.answers.ts'
import { bulk } from './task.bulk.ts'
import type { CommitParts } from './task.commit.ts'
import { editing } from './task.editing.ts'
import { judgeOf } from './task.instants.ts'
import { meansOf } from './task.means.ts'
import { expected, settler } from './task.settle.ts'
import type { TaskStore } from './task.store.ts'
import { type TaskHistory, undoing } from './task.undo.ts'

export type TaskServiceParts = CommitParts &
  Readonly<{ store: TaskStore; history: TaskHistory; defaultTimeZone: string }>

type Rule = (situation: Situation, means: Means) => Decision

/** The use cases of one caller: read, decide in the pure domain, and store the decision in one guarded statement. */
export function taskService(parts: TaskServiceParts, cause: Cause) {
  const settle = settler(parts, cause)
  const means = meansOf(parts, cause)
  const judge = judgeOf(parts.store)

  const change =
    (mutation: string, rule: Rule) =>
    async (input: TaskIdInput): Promise<Outcome> => {
      const given = await means(null)
      return settle.one(keyedBy(mutation, input.idempotencyKey, input), [input.id], (found) => ({
        decision: rule(expected(found, input), given),
      }))
    }

  return {
    ...editing(cause, settle, { means, judge }),
    complete: change('completeTask', completeTask),
    reopen: change('reopenTask', reopenTask),
    skip: change('skipOccurrence', skipOccurrence),
    stop: change('stopRepeating', stopRepeating),
    remove: (input: DeleteTaskInput) =>
      change('deleteTask', (situation, given) => deleteTask(situation, input.scope ?? 'THIS', given))(input),
    restore: change('restoreTask', restoreTask),
    undo: undoing(parts, cause, settle),
    ...bulk(cause, settle, { means, judge }),
  }
}
export type TaskService = ReturnType<typeof taskService>
