import type { Task } from './task.ts'

export const monday = new Date('2030-01-07T09:00:00Z')
export const tuesday = new Date('2030-01-08T09:00:00Z')

/** A task as it was made on Monday, but for what is said. */
export const aTask = (values: Partial<Task> = {}): Task => ({
  id: '0192d3c4-5b6a-7c8d-9e0f-1a2b3c4d5e6f',
  ownerId: 'alice',
  title: 'Water the plants',
  description: null,
  status: 'ACTIVE',
  priority: 'MEDIUM',
  tags: [],
  due: null,
  reminders: null,
  parentId: null,
  seriesId: null,
  occurrence: null,
  version: 1,
  createdAt: monday,
  updatedAt: monday,
  completedAt: null,
  deletedAt: null,
  asMade: 1,
  deletedWith: null,
  lastRemindedAt: null,
  ...values,
})
