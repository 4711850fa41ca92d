import { expect, test } from 'vitest'
import { followTask, type KnownTask } from './follow-task.ts'
import { newReminder, type Reminder } from './reminder.ts'

const at = (time: string) => new Date(`2030-01-01T${time}:00Z`)
const due = (time: string) => ({ date: '2030-01-01', time, timeZone: 'UTC', at: at(time).toISOString() })

/** An hour before 10:00. */
const reminder: Reminder = newReminder({
  id: 'r',
  ownerId: 'ada',
  taskId: 't',
  lead: 'PT1H',
  at: at('09:00'),
  channels: ['IN_APP'],
  createdAt: at('07:00'),
})
/** As it is from 08:00 on. */
const task: KnownTask = {
  id: 't',
  ownerId: 'ada',
  version: 2,
  title: 'Tea',
  status: 'ACTIVE',
  priority: 'MEDIUM',
  due: due('10:00'),
  since: at('08:00'),
}

const cancelledBy = (cancelReason: NonNullable<Reminder['cancelReason']>): Reminder => ({
  ...reminder,
  status: 'CANCELLED',
  cancelReason,
})
const sentOnce: Reminder = { ...reminder, status: 'SENT', firedAt: at('09:00'), sentAt: at('09:00') }

test('what a change does not concern stays as it is, version and all', () => {
  expect(followTask(reminder, task)).toBe(reminder)
  expect(followTask(sentOnce, { ...task, since: at('09:30') })).toBe(sentOnce)
})

test('the due moves, and the lead with it', () => {
  expect(followTask(reminder, { ...task, due: due('15:00') })).toMatchObject({
    status: 'PENDING',
    triggerAt: at('14:00'),
    version: 2,
  })
})

test('an instant of its own stands still, whatever the due does', () => {
  const own = { ...reminder, lead: null }

  expect(followTask(own, { ...task, due: due('15:00') })).toBe(own)
  expect(followTask(own, { ...task, due: null })).toBe(own)
})

test('the due goes, and what counts back from it is cancelled', () => {
  expect(followTask(reminder, { ...task, due: null })).toMatchObject({ status: 'CANCELLED', cancelReason: 'NO_DUE' })
})

test.each([
  ['COMPLETED', 'TASK_COMPLETED'],
  ['DELETED', 'TASK_DELETED'],
] as const)('%s cancels what is pending, and nothing else', (status, cancelReason) => {
  expect(followTask(reminder, { ...task, status })).toMatchObject({ status: 'CANCELLED', cancelReason })
  expect(followTask(sentOnce, { ...task, status })).toBe(sentOnce)
  expect(followTask(cancelledBy('NO_DUE'), { ...task, status })).toEqual(cancelledBy('NO_DUE'))
})

test('a task that is moved into the past cancels with a note, and fires nothing', () => {
  expect(followTask(reminder, { ...task, due: due('07:30') })).toMatchObject({
    status: 'CANCELLED',
    cancelReason: 'PAST',
    triggerAt: at('06:30'),
  })
})

test('moved to a due that is closer than the lead, it comes at once, since the due is still ahead', () => {
  expect(followTask(reminder, { ...task, due: due('08:30') })).toMatchObject({
    status: 'PENDING',
    triggerAt: at('07:30'),
  })
})

test.each(['PAST', 'NO_DUE', 'TASK_COMPLETED', 'TASK_DELETED'] as const)(
  'cancelled by %s it comes back when its time is ahead again, and not else',
  (reason) => {
    const open = { ...task, version: 3 }

    expect(followTask(cancelledBy(reason), { ...open, due: due('15:00') })).toMatchObject({
      status: 'PENDING',
      cancelReason: null,
      triggerAt: at('14:00'),
    })
    expect(followTask(cancelledBy(reason), { ...open, due: due('08:30') }).status).toBe('CANCELLED')
  },
)

test('reopened, it comes at its old time if that is ahead', () => {
  expect(followTask(cancelledBy('TASK_COMPLETED'), task)).toMatchObject({ status: 'PENDING', triggerAt: at('09:00') })
  expect(followTask(cancelledBy('TASK_COMPLETED'), { ...task, since: at('09:00') }).status).toBe('CANCELLED')
})

test('sent for one due, it comes again for a later one', () => {
  const tomorrow = { ...due('10:00'), date: '2030-01-02', at: '2030-01-02T10:00:00Z' }

  expect(followTask(sentOnce, { ...task, since: at('09:30'), due: tomorrow })).toMatchObject({
    status: 'PENDING',
    sentAt: null,
    triggerAt: new Date('2030-01-02T09:00:00Z'),
  })
})

const waiting: Reminder = { ...reminder, firedAt: at('09:00'), nextNagAt: at('09:40') }
const nagging: Reminder = { ...sentOnce, nextNagAt: at('09:40') }

test.each([
  ['goes', null, 'NO_DUE'],
  ['is moved into the past', due('08:30'), 'PAST'],
])('fired, it neither waits for its deliveries nor nags once the due %s', (_, moved, cancelReason) => {
  const later = { ...task, since: at('09:30'), due: moved }

  expect(followTask(waiting, later)).toMatchObject({ status: 'CANCELLED', cancelReason, nextNagAt: null })
  expect(followTask(nagging, later)).toEqual({ ...nagging, nextNagAt: null, version: 2 })
  expect(followTask(sentOnce, later)).toBe(sentOnce)
})

test('fired, and moved to a due that is closer than the lead, it comes anew unless it has reached its owner', () => {
  const closer = { ...task, since: at('09:30'), due: due('10:15') }

  expect(followTask(waiting, closer)).toMatchObject({ status: 'PENDING', firedAt: null, triggerAt: at('09:15') })
  expect(followTask(nagging, closer)).toBe(nagging)
})

test('past is judged by when the change was made, however late we hear of it', () => {
  const moved = followTask(reminder, { ...task, due: due('09:15') }) // heard of tomorrow, perhaps

  expect(moved).toMatchObject({ status: 'PENDING', triggerAt: at('08:15') })
})
