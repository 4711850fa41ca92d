import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DeliveryStatus } from './delivery.ts'
import { type Result, type StoredDelivery, settle } from './settle.ts'

const now = new Date('2030-01-01T09:00:00Z')
const at = { now, random: 0.5 }
const held: StoredDelivery = {
  ...{ status: 'PENDING', attempts: 0, attemptsBefore: 0, lastError: null, wantedAt: null, isHeld: true },
  giveUpAt: new Date('2030-01-02T09:00:00Z'),
}
const later = new Date('2030-01-01T12:00:00Z')

test.each<[string, Result, object]>([
  ['accepted', { is: 'accepted' }, { status: 'ACCEPTED', attempts: 1, lastError: null, claimAt: null }],
  ['refused', { is: 'refused', reason: 'No.' }, { status: 'FAILED', attempts: 1, lastError: 'No.', claimAt: null }],
  [
    'postponed',
    { is: 'postponed', reason: 'Busy.' },
    { status: 'RETRYING', attempts: 1, lastError: 'Busy.', claimAt: new Date('2030-01-01T09:00:10Z') },
  ],
  [
    'postponed beyond its day',
    { is: 'postponed', reason: 'Busy.', retryAfterMs: 1e9 },
    { status: 'FAILED', attempts: 1, lastError: 'Busy.', claimAt: null },
  ],
  [
    'skipped',
    { is: 'skipped', reason: 'Done.', cancelReason: 'TASK_COMPLETED' },
    { status: 'SKIPPED', attempts: 0, lastError: 'Done.', claimAt: null },
  ],
  ['not now', { is: 'later', until: later }, { status: 'PENDING', attempts: 0, lastError: null, claimAt: now }],
])('a delivery that is %s', (_, result, settled) => {
  expect(settle(held, result, at)).toMatchObject(settled)
})

test('it waits once it was seen twice that it has to: woken in between, or told another time, it is looked at again', () => {
  const claimAt = (wantedAt: Date | null) => settle({ ...held, wantedAt }, { is: 'later', until: later }, at)?.claimAt
  expect([later, null, now, new Date('2030-01-01T11:00:00Z')].map(claimAt)).toEqual([later, now, now, now])
})

test('asked to try it again, somebody waits for the first step once more, and all attempts are counted', () => {
  const asked = { ...held, attempts: 30, attemptsBefore: 30 }
  expect(settle(asked, { is: 'postponed', reason: 'Busy.' }, at)).toMatchObject({
    attempts: 31,
    claimAt: new Date('2030-01-01T09:00:10Z'),
  })
})

test('one that somebody else holds is theirs to say; that it was accepted is a fact all the same', () => {
  const lost = { ...held, isHeld: false }
  expect(settle(lost, { is: 'refused', reason: 'No.' }, at)).toBeNull()
  expect(settle(lost, { is: 'postponed', reason: 'Busy.' }, at)).toBeNull()
  expect(settle(lost, { is: 'skipped', reason: 'Done.', cancelReason: null }, at)).toBeNull()
  expect(settle(lost, { is: 'accepted' }, at)).toMatchObject({ status: 'ACCEPTED', claimAt: null })
})

const outcomes = fc.oneof(
  fc.constant<Result>({ is: 'accepted' }),
  fc.record({ is: fc.constant('refused' as const), reason: fc.string() }),
  fc.record({ is: fc.constant('postponed' as const), reason: fc.string(), retryAfterMs: fc.nat() }),
  fc.constant<Result>({ is: 'skipped', reason: 'Done.', cancelReason: null }),
  fc.constant<Result>({ is: 'later', until: later }),
)
const isOpen = (status: DeliveryStatus) => status === 'PENDING' || status === 'RETRYING'

test('I5: whatever comes of an attempt, it is claimed again exactly as long as it is open, and not in the past', () => {
  fc.assert(
    fc.property(outcomes, fc.nat(100), fc.double({ min: 0, max: 1, noNaN: true }), (result, attempts, random) => {
      const after = settle({ ...held, attempts }, result, { now, random })
      expect(after && isOpen(after.status)).toBe(after?.claimAt instanceof Date)
      expect((after?.claimAt ?? later).getTime()).toBeGreaterThanOrEqual(now.getTime())
    }),
  )
})
