import type { TaskQuery } from '../interpretation.ts'

/** All open tasks. */
export const everyTask: TaskQuery = {
  asks: 'LIST',
  status: 'ACTIVE',
  from: null,
  until: null,
  isOverdue: false,
  hasDue: null,
  isRepeating: null,
  priority: null,
  tags: [],
  text: null,
  words: 'all',
}
