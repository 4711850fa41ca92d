import type { Cause } from '../../kafka/envelope.ts'
import { keyedBy } from '../../platform/idempotency.ts'
import { createTask } from './domain/create.ts'
import { rescheduleTask } from './domain/reschedule.ts'
import { updateTask } from './domain/update.ts'
import type { CreateTaskInput, RescheduleTaskInput, UpdateTaskInput } from './input.ts'
import type { Outcome } from './task.answers.ts'
import type { JudgeOf } from './task.instants.ts'
import type { MeansOf } from './task.means.ts'
import { expected, parentOf, type Settle } from './task.settle.ts'

/** What a person says of a task. */
export function editing(
  { ownerId }: Cause,
  settle: Settle,
  { means, judge }: Readonly<{ means: MeansOf; judge: JudgeOf }>,
) {
  const create = async (input: CreateTaskInput): Promise<Outcome> => {
    const { idempotencyKey, parentId, ...command } = input
    const given = await means(command.due)
    const mustBeTimely = await judge([command])
    return settle.one(keyedBy('createTask', idempotencyKey, input), [parentId], (found) => {
      mustBeTimely(command)
      return { decision: createTask(command, ownerId, parentOf(found, parentId), given) }
    })
  }

  const update = async (input: UpdateTaskInput): Promise<Outcome> => {
    const { id, expectedVersion, idempotencyKey, parentId, ...command } = input
    const given = await means(command.due)
    return settle.one(keyedBy('updateTask', idempotencyKey, withCleared(input)), [id, parentId], (found) => {
      const situation = expected(found, { id, expectedVersion })
      const parent = parentId === undefined ? {} : { parent: parentOf(found, parentId) }
      return { decision: updateTask(situation, { ...command, ...parent }, given) }
    })
  }

  const reschedule = async (input: RescheduleTaskInput): Promise<Outcome> => {
    const { id, expectedVersion, idempotencyKey, ...command } = input
    const given = await means(command.due)
    return settle.one(keyedBy('rescheduleTask', idempotencyKey, withCleared(input)), [id], (found) => ({
      decision: rescheduleTask(expected(found, { id, expectedVersion }), command, given),
    }))
  }

  return { create, update, reschedule }
}

/** Where null clears a field it is not as if left out, also to a key. */
const withCleared = (input: object) => ({
  ...input,
  cleared: Object.entries(input).flatMap(([name, value]) => (value === null ? [name] : [])),
})
