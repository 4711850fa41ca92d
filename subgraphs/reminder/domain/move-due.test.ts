import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { movedDue } from './move-due.ts'
import { newReminder, pending, type Reminder } from './reminder.ts'
import { dueInstant, triggerOf } from './trigger.ts'

const at = (instant: string) => new Date(instant)
const berlin = (date: string, time: string | null) => ({ date, time, timeZone: 'Europe/Berlin' })
const reminderOf = (lead: string | null, planned: Date): Reminder =>
  newReminder({
    ...{ id: 'r', ownerId: 'ada', taskId: 't', lead, channels: ['IN_APP'] },
    at: planned,
    createdAt: at('2026-01-01T00:00:00Z'),
  })

describe('with a lead', () => {
  const reminder = reminderOf('PT30M', at('2026-11-23T08:30:00Z'))

  test('the due goes to that long after, by the clock of its zone', () => {
    const due = berlin('2026-11-23', '10:00')
    expect(movedDue(reminder, due, at('2026-11-23T16:00:00Z'))).toEqual(berlin('2026-11-23', '17:30'))
    expect(movedDue(reminder, due, at('2026-11-24T08:30:00Z'))).toEqual(berlin('2026-11-24', '10:00'))
    expect(movedDue(reminder, due, at('2026-11-23T08:30:00Z'))).toBeNull()
  })

  test('a fraction of a second is rounded up, so that nothing comes early', () => {
    expect(movedDue(reminder, berlin('2026-11-23', '10:00'), at('2026-11-23T16:00:00.001Z'))).toEqual(
      berlin('2026-11-23', '17:30:01'),
    )
  })

  test('what was snoozed alone before does not count: the lead is kept', () => {
    const snoozed = pending(reminder, reminder.plannedAt, reminder.setAt, at('2026-11-23T12:00:00Z'))
    expect(movedDue(snoozed, berlin('2026-11-23', '10:00'), at('2026-11-23T13:00:00Z'))).toEqual(
      berlin('2026-11-23', '14:30'),
    )
  })
})

describe('with an instant of its own', () => {
  test('the due goes as far on the wall clock, also over the night in which the clock is set', () => {
    const reminder = reminderOf(null, at('2026-10-24T16:00:00Z')) // 18:00 in summer
    expect(movedDue(reminder, berlin('2026-10-24', '20:00'), at('2026-10-25T17:00:00Z'))).toEqual(
      berlin('2026-10-25', '20:00'),
    )
  })

  test('as far as the reminder goes from where it is', () => {
    const reminder = reminderOf(null, at('2026-11-23T08:00:00Z'))
    const snoozed = pending(reminder, reminder.plannedAt, reminder.setAt, at('2026-11-23T09:00:00Z'))
    expect(movedDue(snoozed, berlin('2026-11-23', '12:00'), at('2026-11-23T09:10:00Z'))).toEqual(
      berlin('2026-11-23', '12:10'),
    )
  })
})

describe('a whole day', () => {
  test.each([null, 'PT0S'])('moves by days, and not within one: lead %s', (lead) => {
    const reminder = reminderOf(lead, at('2026-11-23T08:00:00Z'))
    const due = berlin('2026-11-23', null)
    expect(movedDue(reminder, due, at('2026-11-23T22:59:00Z'))).toBeNull()
    expect(movedDue(reminder, due, at('2026-11-23T23:00:00Z'))).toEqual(berlin('2026-11-24', null))
    expect(movedDue(reminder, due, at('2026-11-30T08:00:00Z'))).toEqual(berlin('2026-11-30', null))
  })
})

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia']
const instants = fc.date({ min: at('2011-01-01T00:00:00Z'), max: at('2031-12-31T00:00:00Z'), noInvalidDate: true })
const seconds = instants.map((instant) => new Date(Math.floor(instant.getTime() / 1_000) * 1_000))
const leads = fc.constantFrom('PT0S', 'PT1M', 'PT45M', 'PT1H30M', 'P1D', 'P7D')

test('F23: wherever and whenever, a lead’s plan comes to the very instant, or by an hour that came twice to its first', () => {
  fc.assert(
    fc.property(leads, seconds, fc.constantFrom(...zones), (lead, until, timeZone) => {
      const due = movedDue(
        reminderOf(lead, at('2010-06-01T10:00:00Z')),
        { date: '2010-06-01', time: '10:00', timeZone },
        until,
      )
      const planned = triggerOf({ lead, at: null }, due)
      const early = until.getTime() - (planned?.getTime() ?? Number.NaN)
      expect([0, 1_800_000, 3_600_000]).toContain(early)
      if (timeZone === 'UTC' || timeZone === 'Asia/Kathmandu') expect(early).toBe(0)
    }),
  )
})

test('moving again to the same instant moves nothing', () => {
  fc.assert(
    fc.property(
      fc.option(leads),
      instants,
      fc.constantFrom(...zones),
      fc.boolean(),
      (lead, until, timeZone, isWholeDay) => {
        const due = { date: '2026-06-01', time: isWholeDay ? null : '10:00', timeZone }
        const planned = triggerOf({ lead, at: at('2026-06-01T04:00:00Z') }, due) ?? at('2026-06-01T04:00:00Z')
        const moved = movedDue(reminderOf(lead, planned), due, until) ?? due
        const then = pending(
          reminderOf(lead, planned),
          triggerOf({ lead, at: planned }, moved) ?? planned,
          planned,
          until,
        )
        const again =
          movedDue(isWholeDay && lead !== null ? { ...then, plannedAt: until } : then, moved, until) ?? moved
        expect(dueInstant(again)).toEqual(dueInstant(moved))
      },
    ),
  )
})
