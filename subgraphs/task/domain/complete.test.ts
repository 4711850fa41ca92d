import { expect, test } from 'vitest'
import { completeTask } from './complete.ts'
import { aTask, completed, deleted, tuesday } from './task.fixture.ts'

test('given an active task, then it is completed now', () => {
  const { task, change } = completeTask(aTask(), tuesday)

  expect(task).toEqual(aTask({ status: 'COMPLETED', completedAt: tuesday, updatedAt: tuesday, version: 2 }))
  expect(change).toEqual({ kind: 'COMPLETED', changed: ['status'], before: aTask() })
})

test('given a completed task, then nothing happens: it keeps when it was done', () => {
  expect(completeTask(completed, tuesday)).toEqual({ task: completed, change: null })
})

test('given a deleted task, then it is a conflict', () => {
  expect(() => completeTask(deleted, tuesday)).toThrow(expect.objectContaining({ extensions: { code: 'CONFLICT' } }))
})
