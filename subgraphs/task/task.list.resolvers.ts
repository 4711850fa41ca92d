import { parseInput } from '../../platform/input.ts'
import { taskFilter } from './input.ts'
import type { Resolvers } from './resolvers.generated.ts'

// An argument that has a default can still be null.
export const listQueries = {
  tasks: (_, { filter, orderBy, ...page }, { lists }) =>
    lists.tasks(parseInput(taskFilter, filter ?? {}, 'filter'), orderBy ?? 'DUE_ASC', page),
  tags: (_, _given, { lists }) => lists.tags(),
} satisfies Resolvers['Query']

export const listsOfTask = {
  parent: ({ parentId }, _, { taskById }) => (parentId === null ? null : taskById.load(parentId)),
  subtasks: ({ id }, page, { lists }) => lists.subtasks(id, page),
} satisfies Resolvers['Task']

export const listsOfSeries = {
  tasks: ({ id }, page, { lists }) => lists.ofSeries(id, page),
} satisfies Resolvers['Series']
