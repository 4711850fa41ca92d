import { parseInput } from '../../platform/input.ts'
import {
  createTaskInput,
  createTasksInput,
  deleteTaskInput,
  rescheduleTaskInput,
  taskIdInput,
  taskIdsInput,
  undoInput,
  updateTaskInput,
} from './input.ts'
import type { MutationResolvers } from './resolvers.generated.ts'
import type { Outcome, Refusal } from './task.answers.ts'

export const mutations: MutationResolvers = {
  createTask: (_, { input }, { tasks }) => tasks.create(parseInput(createTaskInput, input)),
  createTasks: async (_, { input }, { tasks }) => inOrder(await tasks.createMany(parseInput(createTasksInput, input))),
  updateTask: (_, { input }, { tasks }) => tasks.update(parseInput(updateTaskInput, input)),
  rescheduleTask: (_, { input }, { tasks }) => tasks.reschedule(parseInput(rescheduleTaskInput, input)),
  completeTask: (_, { input }, { tasks }) => tasks.complete(parseInput(taskIdInput, input)),
  reopenTask: (_, { input }, { tasks }) => tasks.reopen(parseInput(taskIdInput, input)),
  skipOccurrence: (_, { input }, { tasks }) => tasks.skip(parseInput(taskIdInput, input)),
  stopRepeating: (_, { input }, { tasks }) => tasks.stop(parseInput(taskIdInput, input)),
  deleteTask: (_, { input }, { tasks }) => tasks.remove(parseInput(deleteTaskInput, input)),
  restoreTask: (_, { input }, { tasks }) => tasks.restore(parseInput(taskIdInput, input)),
  completeTasks: async (_, { input }, { tasks }) => inOrder(await tasks.completeMany(parseInput(taskIdsInput, input))),
  deleteTasks: async (_, { input }, { tasks }) => inOrder(await tasks.removeMany(parseInput(taskIdsInput, input))),
  undo: async (_, { input }, { tasks }) => {
    const { task, change } = await tasks.undo(parseInput(undoInput, input))
    if (!change) throw new Error('An undo is a change.')
    return { task, change }
  },
}

const inOrder = (results: readonly (Outcome | Refusal)[]) => ({
  results: results.map((result, index) => ({ index, ...result })),
})
