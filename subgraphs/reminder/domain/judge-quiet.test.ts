import { expect, test } from 'vitest'
import type { Content } from './delivery.ts'
import { type AtHand, judgeDelivery } from './judge-delivery.ts'
import { shown, usualPreferences } from './preferences.ts'
import { settle } from './settle.ts'

const at = (time: string) => new Date(`2030-01-02T${time}:00Z`)
const now = at('01:00')
const asleep = { ...usualPreferences, email: 'ada@example.org', emailVerifiedAt: now, timeZone: 'UTC' }
const preferences = shown({ ...asleep, quietHours: { from: '22:00', until: '07:00' } }, 'UTC')
const open = { title: 'Tea', status: 'ACTIVE', priority: 'MEDIUM', version: 1, due: null }
const atHand: AtHand = { seen: open, known: null, preferences }
const judge = (content: Content, hand = atHand, giveUpAt = at('20:00')) =>
  judgeDelivery({ channel: 'EMAIL', device: 'ada@example.org', isWanted: true, giveUpAt, now }, content, hand)

const reminder: Content = {
  ...{ kind: 'REMINDER', reminderId: 'r', taskId: 't', title: 'Tea', lead: null, due: null, at: now, firedAt: now },
  ...{ isLate: false, isConfirmed: true, nag: 0 },
}
const list = { lines: [], more: 0 }
const digest: Content = { kind: 'DIGEST', date: '2030-01-02', today: list, overdue: list }
const code: Content = { kind: 'CODE', id: 'c', expiresAt: at('20:00') }

test.each([
  ['a reminder', reminder],
  ['a digest', digest],
])('in quiet hours %s waits for their end', (_, content) => {
  expect(judge(content)).toEqual({ is: 'later', until: at('07:00') })
})

test.each([
  ['a reminder of a task that is urgent', reminder, { ...atHand, seen: { ...open, priority: 'HIGH' } }],
  [
    'one of a task that was when it was last heard of',
    reminder,
    { ...atHand, seen: undefined, known: { ...open, priority: 'HIGH' } },
  ],
  ['a code, which its owner waits for', code, atHand],
  ['what comes outside of them', reminder, { ...atHand, preferences: { ...preferences, quietHours: null } }],
])('%s does not wait', (_, content, hand) => {
  expect(judge(content, hand)).toMatchObject({ is: 'send' })
})

test('what is urgent no more waits, whatever was heard of it last', () => {
  expect(judge(reminder, { ...atHand, known: { ...open, priority: 'HIGH' } })).toMatchObject({ is: 'later' })
})

test('what nobody needs any more is not kept until they end', () => {
  expect(judge(reminder, { ...atHand, seen: { ...open, status: 'COMPLETED' } })).toMatchObject({ is: 'skipped' })
  expect(judge(digest, atHand, at('07:00'))).toMatchObject({ is: 'skipped' })
})

test.each([
  ['06:59', '08:00'],
  ['08:30', '08:30'],
])('what was to be given up at %s is tried until %s once it had to wait', (giveUpAt, until) => {
  const before = {
    status: 'PENDING',
    attempts: 0,
    attemptsBefore: 0,
    lastError: null,
    giveUpAt: at(giveUpAt),
    wantedAt: at('07:00'),
    isHeld: true,
  } as const

  expect(settle(before, { is: 'later', until: at('07:00') }, { now, random: 0 })).toEqual({
    ...{ status: 'PENDING', attempts: 0, lastError: null },
    ...{ claimAt: at('07:00'), giveUpAt: at(until) },
  })
})
