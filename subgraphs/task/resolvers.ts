import { notFound } from '../../platform/errors.ts'
import { parseInput } from '../../platform/input.ts'
import { scalars } from '../../platform/scalars.ts'
import { isOverdue } from './domain/due.ts'
import { changeFilter, createTaskInput, taskFilter, taskIdInput, updateTaskInput } from './input.ts'
import type { Resolvers } from './resolvers.generated.ts'

export const resolvers: Resolvers = {
  ...scalars,
  Query: {
    task: async (_, { id }, { taskById }) => {
      const task = await taskById.load(id)
      if (!task) throw notFound('task')
      return task
    },
    // An argument that has a default can still be null.
    tasks: (_, { filter, orderBy, ...page }, { list }) =>
      list(parseInput(taskFilter, filter ?? {}, 'filter'), orderBy ?? 'DUE_ASC', page),
    changes: (_, page, { ownerId, feed }) => feed.pages(ownerId, page),
  },
  Mutation: {
    createTask: (_, { input }, { tasks }) => tasks.create(parseInput(createTaskInput, input)),
    updateTask: (_, { input }, { tasks }) => tasks.update(parseInput(updateTaskInput, input)),
    completeTask: (_, { input }, { tasks }) => tasks.complete(parseInput(taskIdInput, input)),
    deleteTask: (_, { input }, { tasks }) => tasks.remove(parseInput(taskIdInput, input)),
  },
  Subscription: {
    taskChanged: {
      subscribe: (_, { after, filter }, { ownerId, feed }) =>
        feed.live(ownerId, after, parseInput(changeFilter, filter ?? {}, 'filter')),
    },
  },
  Task: {
    __resolveReference: ({ id }, { taskById }) => taskById.load(id),
  },
  Due: {
    isOverdue: (due, _, { now }) => isOverdue(due, now()),
  },
  TaskChange: {
    cursor: ({ number }, _, { ownerId, feed }) => feed.cursorOf(ownerId, number),
    actor: ({ actorType, actorId }) => ({ type: actorType, id: actorId }),
    task: ({ taskId }, _, { taskById }) => taskById.load(taskId),
  },
}
