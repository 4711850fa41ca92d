import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DeliveryStatus } from './delivery.ts'
import { cancelled, changed, newReminder, pending } from './reminder.ts'
import { rollUp } from './roll-up.ts'

const at = new Date('2030-01-01T09:00:00Z')
const now = new Date('2030-01-01T09:00:05Z')
const scheduled = newReminder({
  ...{ id: 'r', ownerId: 'ada', taskId: 't', lead: null, channels: ['EMAIL'], createdAt: at, at },
})
const firing = changed(scheduled, { firedAt: at })
const parts = (...statuses: DeliveryStatus[]) => statuses.map((status) => ({ status }))

test('the first that is accepted makes it sent, whatever becomes of the others', () => {
  expect(rollUp(firing, parts('RETRYING', 'ACCEPTED', 'FAILED'), now, null)).toMatchObject({
    ...{ status: 'SENT', sentAt: now, version: 3 },
  })
})

test('it has failed only once none of them is on its way', () => {
  expect(rollUp(firing, parts('FAILED', 'RETRYING'), now, null)).toBe(firing)
  expect(rollUp(firing, parts('FAILED', 'SKIPPED', 'FAILED'), now, null)).toMatchObject({
    status: 'FAILED',
    sentAt: null,
  })
})

test('of a task that is closed it is cancelled instead', () => {
  expect(rollUp(firing, parts('SKIPPED'), now, 'TASK_COMPLETED')).toMatchObject({
    ...{ status: 'CANCELLED', cancelReason: 'TASK_COMPLETED' },
  })
})

test('one that failed is sent after all when the other side had taken it', () => {
  const failed = changed(firing, { status: 'FAILED' })
  expect(rollUp(failed, parts('ACCEPTED'), now, null)).toMatchObject({ status: 'SENT' })
  expect(rollUp(failed, parts('FAILED'), now, null)).toBe(failed)
})

test('of one that was acknowledged before any channel had taken it, only when it was sent is added', () => {
  const seen = changed(firing, { status: 'SENT', acknowledgedAt: at })
  expect(rollUp(seen, parts('ACCEPTED', 'SKIPPED'), now, null)).toMatchObject({
    status: 'SENT',
    sentAt: now,
    version: 4,
  })
  expect(rollUp(seen, parts('SKIPPED'), now, 'TASK_COMPLETED')).toBe(seen)
})

const anyParts = fc.array(
  fc.constantFrom<DeliveryStatus>('PENDING', 'RETRYING', 'ACCEPTED', 'FAILED', 'SKIPPED').map((status) => ({ status })),
)

test('what is decided, set to another time or cancelled stays as it is', () => {
  const settled = [
    ...[scheduled, changed(firing, { status: 'SENT', sentAt: at }), cancelled(firing, 'REMOVED')],
    pending(firing, new Date('2030-01-03T09:00:00Z'), firing.setAt),
  ]
  fc.assert(
    fc.property(fc.constantFrom(...settled), anyParts, (reminder, all) => {
      expect(rollUp(reminder, all, now, null)).toBe(reminder)
    }),
  )
})

test('whatever became of its deliveries, it is decided exactly when one was accepted or none is open', () => {
  fc.assert(
    fc.property(anyParts, (all) => {
      const isOver =
        all.some(({ status }) => status === 'ACCEPTED') ||
        all.every(({ status }) => status !== 'PENDING' && status !== 'RETRYING')
      expect(rollUp(firing, all, now, null).status !== 'PENDING').toBe(isOver)
    }),
  )
})
