import { Temporal } from 'temporal-polyfill'
import { dateIn, daysAfter } from './local-day.ts'
import { dueInstant } from './trigger.ts'

type Name = 'TEN_MINUTES' | 'THIS_EVENING' | 'TOMORROW_MORNING' | 'NEXT_WEEK'

/** Exactly one of `for` and `until` is not null: what to give to a snooze. */
export type SnoozePreset = Readonly<{ name: Name; label: string; for: string | null; until: Date | null }>

const labels: Readonly<Record<'EN' | 'UR', Readonly<Record<Name, string>>>> = {
  EN: {
    TEN_MINUTES: '10 minutes',
    THIS_EVENING: 'This evening',
    TOMORROW_MORNING: 'Tomorrow morning',
    NEXT_WEEK: 'Next week',
  },
  UR: { TEN_MINUTES: '10 منٹ', THIS_EVENING: 'آج شام', TOMORROW_MORNING: 'کل صبح', NEXT_WEEK: 'اگلے ہفتے' },
}

const daysOfWeek = 7

/** The ways to snooze at this moment, by the wall clock of a zone; this evening only until it has begun, and no next week that begins tomorrow. */
export function snoozePresets(
  now: Date,
  { timeZone, locale }: Readonly<{ timeZone: string; locale: 'EN' | 'UR' }>,
): SnoozePreset[] {
  const today = dateIn(now, timeZone)
  const at = (days: number, time: string) => dueInstant({ date: daysAfter(today, days), time, timeZone })
  const named = (name: Name, until: Date | null): SnoozePreset => ({
    ...{ name, label: labels[locale][name], until },
    for: until ? null : 'PT10M',
  })

  const evening = at(0, '18:00')
  const daysToMonday = daysOfWeek + 1 - Temporal.PlainDate.from(today).dayOfWeek
  return [
    named('TEN_MINUTES', null),
    ...(now < evening ? [named('THIS_EVENING', evening)] : []),
    named('TOMORROW_MORNING', at(1, '09:00')),
    ...(daysToMonday > 1 ? [named('NEXT_WEEK', at(daysToMonday, '09:00'))] : []),
  ]
}
