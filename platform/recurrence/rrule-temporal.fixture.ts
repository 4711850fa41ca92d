import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { both, ended, type Oracle } from './rrule.fixture.ts'

/** A third reading of RFC 5545, by other people. */
export const rruleTemporalOracle: Oracle = {
  wrongOn: {
    'the nth weekday of a year is not limited by BYMONTHDAY': /FREQ=YEARLY.*BYMONTHDAY.*BYDAY=[-\d]/,
    'BYYEARDAY adds days to the other parts, where the RFC lets those limit it': /BYYEARDAY.*(BYDAY|BYMONTHDAY)/,
    'it counts years by their weeks, others by the calendar; both can be read': both(
      'BYWEEKNO',
      'INTERVAL|BYSETPOS|WKST|BYWEEKNO=[-\\d,]*(-|5[23])',
    ),
  },
  slots: (rule, start, to, most) => {
    const dtstart = Temporal.PlainDateTime.from(start).toZonedDateTime('UTC')
    const rruleString = `RRULE:${ended(rule, to).replace(/(UNTIL=\d+T\d+)/, '$1Z')}`
    const set = new RRuleTemporal({ rruleString, dtstart, maxIterations: 200_000 })
    const slots: string[] = []
    set.all((date) => slots.push(date.toPlainDateTime().toString().slice(0, 16)) < most)
    return Promise.resolve(slots.filter((slot) => slot <= to).slice(0, most))
  },
}
