import { expect, test } from 'vitest'
import { acknowledgeReminder } from './acknowledge.ts'
import { changed, newReminder } from './reminder.ts'

const at = new Date('2030-01-01T09:00:00Z')
const now = new Date('2030-01-01T09:05:00Z')
const fired = changed(
  newReminder({ ...{ id: 'r', ownerId: 'ada', taskId: 't', lead: null, channels: ['EMAIL'], createdAt: at, at } }),
  { firedAt: at, nextNagAt: now },
)

test.each([
  ['is on its way was reached', 'PENDING', 'SENT'],
  ['has failed has seen that, and it stays failed', 'FAILED', 'FAILED'],
] as const)('whoever has seen what %s', (_, status, expected) => {
  expect(acknowledgeReminder(changed(fired, { status }), now)).toMatchObject({
    reminder: { status: expected, sentAt: null, acknowledgedAt: now, nextNagAt: null },
    deed: 'reminder.acknowledged',
  })
})
