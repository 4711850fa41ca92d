import { expect, test } from 'vitest'
import { deleteTask } from './delete.ts'
import { aTask, completed, deleted, tuesday } from './task.fixture.ts'

test('given an active task, then it is deleted now, and all of it is kept', () => {
  const { task, change } = deleteTask(aTask(), tuesday)

  expect(task).toEqual(aTask({ status: 'DELETED', deletedAt: tuesday, updatedAt: tuesday, version: 2 }))
  expect(change).toEqual({ kind: 'DELETED', changed: ['status'], before: aTask() })
})

test('given a completed task, then it is still known when it was done', () => {
  expect(deleteTask(completed, tuesday).task).toMatchObject({ status: 'DELETED', completedAt: completed.completedAt })
})

test('given a deleted task, then nothing happens', () => {
  expect(deleteTask(deleted, tuesday)).toEqual({ task: deleted, change: null })
})
