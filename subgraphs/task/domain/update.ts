import { badInput, type Problem } from '../../../platform/errors.ts'
import { type Decision, decided, type Situation, unchanged } from './decision.ts'
import { type DueWords, dueOf } from './due.ts'
import type { Means } from './means.ts'
import { mustTakeParts } from './parts.ts'
import { mustNotBeDeleted } from './refusals.ts'
import { beginning } from './reschedule.ts'
import { type RecurrenceWords, running } from './series.ts'
import { changeTo, type Priority, type Task } from './task.ts'

export type UpdateTask = Readonly<{
  title?: string | undefined
  description?: string | null | undefined
  priority?: Priority | null | undefined
  tags?: readonly string[] | null | undefined
  due?: DueWords | null | undefined
  recurrence?: RecurrenceWords | null | undefined
  /** The task that it is to be a part of. */
  parent?: Task | null | undefined
}>

/** A field left out is kept, null clears it. */
export function updateTask(situation: Situation, command: UpdateTask, means: Means): Decision {
  const { task } = situation
  mustNotBeDeleted(task, 'changed')
  mustFit(situation, command)
  const { title, description, priority, tags, due, parent, recurrence } = command
  const values = {
    title: title ?? task.title,
    description: after(description, task.description, null) || null,
    priority: after(priority, task.priority, 'MEDIUM'),
    tags: after(tags, task.tags, []),
    due: after(due && dueOf(due, means.zone), task.due, null),
    parentId: parent === undefined ? task.parentId : (parent?.id ?? null),
  }
  const own = changeTo(task, values, 'UPDATED', means.now)
  if (recurrence) return beginning(own, recurrence, situation.series, means)
  return own.changed.length === 0 ? unchanged(task) : decided(own)
}

const after = <Value>(said: Value | null | undefined, before: Value, cleared: Value): Value =>
  said === undefined ? before : (said ?? cleared)

/** Throws BAD_USER_INPUT with all that this task can not take. */
function mustFit({ task, series, parts }: Situation, { due, recurrence, parent }: UpdateTask): void {
  const asked = {
    repeats: running(series) !== null,
    isMoved: due !== undefined,
    isToRepeat: recurrence !== undefined,
    isToBePart: parent != null,
    isOwnParent: parent?.id === task.id,
    hasParts: parts.some(({ status }) => status !== 'DELETED'),
  }
  const problems = faults
    .filter(([isMet]) => isMet(asked))
    .map(([, field, problem]): Problem => ({ path: `input.${field}`, problem }))
  if (problems.length > 0) throw badInput(problems)
  if (parent) mustTakeParts(parent)
}

type Asked = Readonly<Record<'repeats' | 'isMoved' | 'isToRepeat' | 'isToBePart' | 'isOwnParent' | 'hasParts', boolean>>

const faults: readonly (readonly [isMet: (asked: Asked) => boolean, field: string, problem: string])[] = [
  [({ repeats, isMoved }) => repeats && isMoved, 'due', 'the task repeats: use rescheduleTask'],
  [
    ({ repeats, isToRepeat }) => repeats && isToRepeat,
    'recurrence',
    'the task repeats already: use rescheduleTask, or stopRepeating',
  ],
  [
    ({ repeats, isToBePart }) => repeats && isToBePart,
    'parentId',
    'the task repeats, and parts do not: use stopRepeating first',
  ],
  [
    ({ isToBePart, hasParts }) => isToBePart && hasParts,
    'parentId',
    'the task has parts itself, and parts have no parts',
  ],
  [({ isOwnParent }) => isOwnParent, 'parentId', 'name another task than itself'],
]
