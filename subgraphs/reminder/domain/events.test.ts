import { expect, test } from 'vitest'
import { come } from './come.ts'
import { factOf } from './events.ts'
import { closed } from './follow-task.ts'
import { changed, newReminder } from './reminder.ts'

const at = new Date('2030-01-01T10:00:00Z')
const after = (minutes: number) => new Date(at.getTime() + minutes * 60_000)
const rule = { nagEvery: 'PT10M', quietHours: null, timeZone: 'UTC', isUrgent: false }
const scheduled = newReminder({
  ...{ id: 'r', ownerId: 'ada', taskId: 't', lead: null, at, channels: ['IN_APP'], createdAt: after(-60) },
})
const sent = changed(scheduled, { status: 'SENT', firedAt: at, sentAt: at, nextNagAt: after(10) })
const coming = { at: after(10), now: after(10), hasMoved: false, hasCome: true, isInApp: true, rule }

test('that it came again says how often it has, and when it comes next', () => {
  expect(factOf(sent, come(sent, coming)).data.changes).toEqual({
    nextNagAt: { old: after(10).toISOString(), new: after(20).toISOString() },
    nagCount: { old: 0, new: 1 },
  })
})

test('that it nags no more says so', () => {
  expect(factOf(sent, closed(sent, 'TASK_COMPLETED'))).toMatchObject({
    type: 'reminder.updated',
    data: { changes: { nextNagAt: { old: after(10).toISOString(), new: null } } },
  })
})
