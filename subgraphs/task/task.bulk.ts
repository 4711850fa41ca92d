import { GraphQLError } from 'graphql'
import type { Cause } from '../../kafka/envelope.ts'
import { badInput, isForCaller, problemsOf } from '../../platform/errors.ts'
import { keyedBy } from '../../platform/idempotency.ts'
import { parseInput } from '../../platform/input.ts'
import { completeTask } from './domain/complete.ts'
import { createTask } from './domain/create.ts'
import { afterwards, type Decision, type Situation } from './domain/decision.ts'
import { deleteTask } from './domain/delete.ts'
import type { Means } from './domain/means.ts'
import { type CreateTaskInput, type CreateTasksInput, createTaskRow, type TaskIdsInput } from './input.ts'
import type { Outcome, Refusal } from './task.answers.ts'
import { type Decided, hasPassed, isRefusal } from './task.commit.ts'
import type { JudgeOf } from './task.instants.ts'
import type { MeansOf } from './task.means.ts'
import { expected, type Found, parentOf, type Settle } from './task.settle.ts'

type Results = readonly (Outcome | Refusal)[]

/** Several at once, in one transaction: those that a rule lets pass are written together, the others get their code. */
export function bulk(
  { ownerId }: Cause,
  settle: Settle,
  { means, judge }: Readonly<{ means: MeansOf; judge: JudgeOf }>,
) {
  const create = async ({ tasks, idempotencyKey }: CreateTasksInput): Promise<Results> => {
    const rows = tasks.map((row, index) => attempted(() => parseInput(createTaskRow, row), index))
    const passed = rows.filter(hasPassed)
    const given = await means(passed.map(({ due }) => due).find((due) => due && due.timeZone == null))
    const mustBeTimely = await judge(passed)
    const make = (found: Found, { parentId, ...command }: CreateTaskInput): Decided => {
      mustBeTimely(command)
      return { decision: createTask(command, ownerId, parentOf(found, parentId), given) }
    }
    const parents = passed.map(({ parentId }) => parentId)
    return settle.many(keyedBy('createTasks', idempotencyKey, rows), parents, (found) =>
      rows.map((row, index) => (isRefusal(row) ? row : attempted(() => make(found, row), index))),
    )
  }

  const change =
    (mutation: string, rule: (situation: Situation, means: Means) => Decision) =>
    async (input: TaskIdsInput): Promise<Results> => {
      const given = await means(null)
      const keyed = keyedBy(mutation, input.idempotencyKey, input)
      return settle.many(keyed, input.ids, (found) => decideEach(found, input.ids, rule, given))
    }

  return {
    createMany: create,
    completeMany: change('completeTasks', completeTask),
    removeMany: change('deleteTasks', (situation, given) => deleteTask(situation, 'THIS', given)),
  }
}

/** Each sees what was decided for those before it. */
function decideEach(
  found: Found,
  ids: readonly string[],
  rule: (situation: Situation, means: Means) => Decision,
  means: Means,
): (Decided | Refusal)[] {
  const now = new Map(found)
  return ids.map((id) =>
    attempted(() => {
      const decision = rule(expected(now, { id }), means)
      for (const [other, situation] of now) now.set(other, afterwards(situation, decision))
      return { decision }
    }),
  )
}

/** What a caller did wrong is the answer for this one; a fault of ours is one for all. `row` is its place in `input.tasks`. */
function attempted<T>(decide: () => T, row: number | null = null): T | Refusal {
  try {
    return decide()
  } catch (error) {
    if (!(error instanceof GraphQLError) || !isForCaller(error)) throw error
    const { message } = row === null ? error : inRow(error, row)
    return { code: String(error.extensions['code']), message }
  }
}

/** The same fault, by its path in the whole input. */
const inRow = (error: GraphQLError, row: number): GraphQLError => {
  const problems = problemsOf(error).map(({ path, problem }) => ({
    path: path.replace(/^input/, `input.tasks.${row}`),
    problem,
  }))
  return problems.length > 0 ? badInput(problems) : error
}
