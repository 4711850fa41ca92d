import { expect, test } from 'vitest'
import { mustBeFew, mustHaveRoom } from './refusals.ts'
import { newReminder, type Reminder } from './reminder.ts'

const at = new Date('2030-01-01T09:00:00Z')
const toCome = newReminder({
  ...{ id: 'r', ownerId: 'ada', taskId: 't', lead: null, at, channels: ['EMAIL'], createdAt: at },
})
const others = (count: number, values: Partial<Reminder> = {}) =>
  Array.from({ length: count }, () => ({ ...toCome, ...values }))
const limit = expect.objectContaining({ extensions: { code: 'LIMIT_EXCEEDED' } })

test('a task has at most ten reminders to come', () => {
  expect(() => mustHaveRoom(others(9))).not.toThrow()
  expect(() => mustHaveRoom(others(10))).toThrow(limit)
})

test('what has fired and waits for its mail is not to come', () => {
  expect(() => mustHaveRoom(others(10, { firedAt: at }))).not.toThrow()
})

test('a task gets no more than a hundred in all, as every change of it goes through them', () => {
  const removed = { status: 'CANCELLED', cancelReason: 'REMOVED' } as const

  expect(() => mustBeFew(others(99, removed))).not.toThrow()
  expect(() => mustBeFew(others(100, removed))).toThrow(limit)
})

test('and each of these may be set again, however many there are', () => {
  expect(() => mustHaveRoom(others(200, { status: 'CANCELLED', cancelReason: 'REMOVED' }))).not.toThrow()
})
