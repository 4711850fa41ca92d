import { z } from 'zod'
import type { StepOf } from './domain/step.ts'
import type { Answered, Ask } from './gateway.asking.ts'
import { task, taskFields } from './task.shape.ts'

const answered = z
  .object({ answer: z.object({ task, change: z.object({ id: z.string() }).nullable(), next: task.nullish() }) })
  .transform(({ answer: { task: changed, change, next } }) => ({ task: changed, changeId: change?.id ?? null, next }))

/** A task as it is after a change, and the id of that change; null when nothing changed. */
export type Changed = Readonly<z.output<typeof answered>>

const deed = (name: string, mutation: string, input: string, more = ` next { ${taskFields} }`) =>
  `mutation Assistant${name}($input: ${input}!) { answer: ${mutation}(input: $input) { task { ${taskFields} } change { id }${more} } }`

const documents = {
  create: deed('Creates', 'createTask', 'CreateTaskInput'),
  update: deed('Updates', 'updateTask', 'UpdateTaskInput'),
  reschedule: deed('Reschedules', 'rescheduleTask', 'RescheduleTaskInput'),
  complete: deed('Completes', 'completeTask', 'TaskIdInput'),
  reopen: deed('Reopens', 'reopenTask', 'TaskIdInput'),
  skip: deed('Skips', 'skipOccurrence', 'TaskIdInput'),
  stop: deed('Stops', 'stopRepeating', 'TaskIdInput'),
  delete: deed('Deletes', 'deleteTask', 'DeleteTaskInput'),
  restore: deed('Restores', 'restoreTask', 'TaskIdInput'),
  undo: deed('TakesBack', 'undo', 'UndoInput', ''),
} as const

export type TaskStep = StepOf<keyof typeof documents>

/**
 * Changes of the tasks of the person who asks, made as they themselves would: at the gateway, by their lent token. Each carries
 * the key of its step, so that it is made once. `version` is the one that the task must have, null for any.
 */
export const taskChanging = (ask: Ask) => ({
  change: (step: TaskStep, version: number | null): Promise<Answered<Changed>> =>
    ask(documents[step.kind], { input: { ...inputOf(step, version), idempotencyKey: step.key } }, answered),
})

function inputOf(step: TaskStep, version: number | null): object {
  if (step.kind === 'create') return newTaskOf(step)
  if (step.kind === 'undo') return { changeId: step.changeId }
  const existing = { id: step.id, ...(version === null ? {} : { expectedVersion: version }) }
  switch (step.kind) {
    case 'update':
      return { ...existing, ...changesOf(step) }
    case 'reschedule':
      return { ...existing, ...movesOf(step) }
    case 'delete':
      return { ...existing, scope: step.scope }
    default:
      return existing
  }
}

function newTaskOf({ title, due, recurrence, priority, tags, ...step }: StepOf<'create'>): object {
  return { title, due, recurrence, priority, tags, reminders: remindersOf({ due, ...step }) }
}

/** Who says "remind me" means the time they say, whatever lead they prefer else. Left out, the preferred one comes. */
function remindersOf({ reminders, wantsReminder, due }: Pick<StepOf<'create'>, 'reminders' | 'wantsReminder' | 'due'>) {
  if (reminders) return reminders.map(({ lead, at }) => (lead === null ? { at } : { lead }))
  return wantsReminder && due ? [{ lead: 'PT0S' }] : null
}

const changesOf = ({ newTitle, priority, tags }: StepOf<'update'>) => ({
  ...(newTitle === null ? {} : { title: newTitle }),
  ...(priority === null ? {} : { priority }),
  ...(tags === null ? {} : { tags }),
})

const movesOf = ({ newDue, recurrence, scope }: StepOf<'reschedule'>) => ({
  ...(newDue === null ? {} : { due: newDue }),
  ...(recurrence === null ? {} : { recurrence }),
  scope,
})
