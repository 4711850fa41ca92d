import { expect, test } from 'vitest'
import { type Coming, come } from './come.ts'
import { newReminder } from './reminder.ts'

const at = new Date('2030-01-01T10:00:00Z')
const after = (minutes: number) => new Date(at.getTime() + minutes * 60_000)
const rule = { nagEvery: 'PT10M', quietHours: null, timeZone: 'UTC', isUrgent: false }
const scheduled = newReminder({
  ...{ id: 'r', ownerId: 'ada', taskId: 't', lead: null, at, channels: ['EMAIL'], createdAt: after(-60) },
})
const coming: Coming = { at, now: after(0), hasMoved: false, hasCome: true, isInApp: false, rule }
const fired = come(scheduled, coming)
const sent = come(scheduled, { ...coming, isInApp: true })

test('as it comes, it is to come again', () => {
  expect(fired).toMatchObject({ status: 'PENDING', firedAt: at, nextNagAt: after(10), nagCount: 0, version: 2 })
  expect(sent).toMatchObject({ status: 'SENT', sentAt: at, nextNagAt: after(10) })
  expect(come(scheduled, { ...coming, rule: { ...rule, nagEvery: null } })).toMatchObject({ nextNagAt: null })
})

test('moved, though its event is yet to come: what it was planned for and snoozed to counts no more', () => {
  const snoozed = { ...scheduled, snoozedUntil: after(3) }

  expect(come(snoozed, { ...coming, at: after(5), now: after(6), hasMoved: true })).toMatchObject({
    ...{ plannedAt: after(5), triggerAt: after(5), snoozedUntil: null },
  })
  expect(come(snoozed, { ...coming, at: after(3), now: after(3) })).toMatchObject({
    ...{ plannedAt: at, triggerAt: after(3), snoozedUntil: after(3) },
  })
})

test('as it comes again, it stays what it was, and its time too', () => {
  const again = come(sent, { ...coming, at: after(10), now: after(11), isInApp: true })

  expect(again).toEqual({ ...sent, nagCount: 1, nextNagAt: after(20), version: 3 })
})

test('what had reached nobody is sent once it comes again in the app', () => {
  expect(come(fired, { ...coming, at: after(10), now: after(10), isInApp: true })).toMatchObject({
    status: 'SENT',
    sentAt: after(10),
    triggerAt: at,
  })
})

const passedOver = { ...coming, at: after(10), now: after(10), hasCome: false }
test('a nag that is passed over is no change, and counts for none', () => {
  expect(come(sent, passedOver)).toEqual({ ...sent, nextNagAt: after(20) })
})

test.each([
  ['in quiet hours, until their end', { ...rule, quietHours: { from: '10:05', until: '10:55' } }, after(55)],
  ['for good, once its owner wants none', { ...rule, nagEvery: null }, null],
])('it is passed over %s', (_, by, nextNagAt) => {
  expect(come(sent, { ...passedOver, rule: by })).toMatchObject({ nextNagAt })
})

test('the twentieth is the last', () => {
  const nineteen = { ...sent, nagCount: 19, nextNagAt: after(200) }

  expect(come(nineteen, { ...coming, at: after(200), now: after(200) })).toMatchObject({
    nagCount: 20,
    nextNagAt: null,
  })
})

test('what came for this very instant before is cancelled', () => {
  expect(come(scheduled, { ...coming, hasCome: false })).toMatchObject({
    status: 'CANCELLED',
    cancelReason: 'ALREADY_SENT',
  })
})
