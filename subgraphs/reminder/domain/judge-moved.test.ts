import { expect, test } from 'vitest'
import type { Content } from './delivery.ts'
import { type AtHand, judgeDelivery } from './judge-delivery.ts'
import { shown, usualPreferences } from './preferences.ts'
import { settle } from './settle.ts'

const at = (time: string) => new Date(`2030-01-01T${time}:00Z`)
const due = (time: string, timeZone = 'UTC') => ({ date: '2030-01-01', time, timeZone })
const preferences = shown({ ...usualPreferences, email: 'ada@example.org', emailVerifiedAt: at('01:00') }, 'UTC')
/** Fired at 09:00, an hour before its due, and tried again at 09:20. */
const reminder: Content & { kind: 'REMINDER' } = {
  ...{ kind: 'REMINDER', reminderId: 'r', taskId: 't', title: 'Tea', lead: 'PT1H', due: due('10:00') },
  ...{ at: at('09:00'), firedAt: at('09:00'), isLate: false, isConfirmed: true, nag: 0 },
}
const delivery = {
  channel: 'EMAIL',
  device: 'ada@example.org',
  isWanted: true,
  giveUpAt: at('23:00'),
  now: at('09:20'),
} as const
const open = { title: 'Tea', status: 'ACTIVE', priority: 'MEDIUM', version: 2, due: due('10:00') }
const judge = (content: Content, hand: Partial<AtHand>) =>
  judgeDelivery(delivery, content, { seen: open, known: { ...open, version: 1 }, preferences, ...hand })

test.each([
  ['later', due('12:00')],
  ['earlier', due('09:15')],
  ['away', null],
])('I6: of a task whose due was moved %s it is not sent, and what has yet to be heard of that decides', (_, moved) => {
  expect(judge(reminder, { seen: { ...open, due: moved } })).toEqual({ is: 'unsure', until: at('09:25') })
})

test('once it was heard of, it is skipped for good, also when tasks cannot be reached', () => {
  const moved = { ...open, due: due('12:00') }
  const skipped = { is: 'skipped', reason: 'The task was moved.', cancelReason: null }

  expect(judge(reminder, { seen: moved, known: moved })).toEqual(skipped)
  expect(judge(reminder, { seen: undefined, known: moved })).toEqual(skipped)
})

test.each([
  ['an instant of its own stands, whatever the due does', { ...reminder, lead: null }, due('12:00')],
  ['the same instant in other words is no other due', reminder, due('11:00', 'Etc/GMT-1')],
  [
    'a whole day that comes to the same is none either',
    { ...reminder, due: due('09:00') },
    { ...due('09:00'), time: null },
  ],
])('%s', (_, content, seenDue) => {
  expect(judge(content, { seen: { ...open, due: seenDue } })).toEqual({ is: 'send', isConfirmed: true })
})

test('what waits to be heard of is given up when it would have been anyway', () => {
  const before = {
    status: 'RETRYING',
    attempts: 2,
    attemptsBefore: 0,
    lastError: 'Busy.',
    giveUpAt: at('09:21'),
    wantedAt: null,
    isHeld: true,
  } as const

  expect(settle(before, { is: 'unsure', until: at('09:25') }, { now: at('09:20'), random: 0 })).toEqual({
    ...{ status: 'RETRYING', attempts: 2, lastError: 'Busy.' },
    ...{ claimAt: at('09:25'), giveUpAt: at('09:21') },
  })
})
