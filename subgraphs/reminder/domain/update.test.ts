import { expect, test } from 'vitest'
import type { KnownTask } from './follow-task.ts'
import { changed, newReminder, type Reminder } from './reminder.ts'
import { updateReminder } from './update.ts'

const at = (time: string) => new Date(`2030-01-01T${time}:00Z`)

/** An hour before 10:00, looked at when that has come. */
const scheduled: Reminder = newReminder({
  ...{
    id: 'r',
    ownerId: 'ada',
    taskId: 't',
    lead: 'PT1H',
    at: at('09:00'),
    channels: ['EMAIL'],
    createdAt: at('07:00'),
  },
})
const due = { date: '2030-01-01', time: '10:00', timeZone: 'UTC', at: at('10:00').toISOString() }
const task: KnownTask = {
  ...{ id: 't', ownerId: 'ada', version: 2, title: 'Tea', status: 'ACTIVE', priority: 'MEDIUM', due },
  since: at('08:00'),
}
const about = { task, others: [], now: at('09:30') }
const sayAgain = (reminder: Reminder, lead = 'PT1H') =>
  updateReminder(reminder, { when: { lead, at: null }, channels: ['EMAIL'] }, about)

const fired = changed(scheduled, { firedAt: at('09:00') })
const sent = changed(fired, { status: 'SENT', sentAt: at('09:00') })
test.each<[string, Reminder]>([
  ['was sent', sent],
  ['is on its way', fired],
  ['has failed', changed(fired, { status: 'FAILED' })],
  ['was sent, and again at the end of a snooze', changed(sent, { snoozedUntil: at('09:20'), triggerAt: at('09:20') })],
])('what %s stays so when the time that it came for is said again', (_, reminder) => {
  expect(sayAgain(reminder)).toEqual({ reminder, deed: null })
})

test('another lead sets it again, also to a time that has passed while the due is ahead', () => {
  expect(sayAgain(sent, 'PT2H')).toMatchObject({
    reminder: { status: 'PENDING', triggerAt: at('08:00'), sentAt: null },
    deed: 'reminder.scheduled',
  })
})

test('its time said again ends the snooze of what has not come yet', () => {
  const snoozed = changed(scheduled, { snoozedUntil: at('11:00'), triggerAt: at('11:00') })
  expect(sayAgain(snoozed)).toMatchObject({ reminder: { triggerAt: at('09:00'), snoozedUntil: null } })
})
