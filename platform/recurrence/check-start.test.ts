import { describe, expect, test } from 'vitest'
import { checkStart } from './check-start.ts'
import { ruleOf } from './rules.fixture.ts'
import { mostSteps } from './search.ts'

describe('from its start on, a rule is refused', () => {
  test.each([
    ['FREQ=DAILY;UNTIL=20261231', '2027-01-01T09:00', 'UNTIL: it is before the start, use 20270101 or later'],
    ['FREQ=DAILY;UNTIL=20270101T085959', '2027-01-01T09:00', 'UNTIL: it is before the start'],
    ['FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30', '2026-01-01T09:00', 'BYMONTH and BYMONTHDAY: no date within 100 years'],
    [
      'FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29',
      '2027-01-01T09:00',
      'INTERVAL and BYMONTH and BYMONTHDAY: no date',
    ],
    ['FREQ=HOURLY;INTERVAL=24;BYHOUR=10', '2026-01-01T09:00', 'INTERVAL and BYHOUR: no date within 100 years'],
    ['FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2', '2026-01-01T09:00', 'BYDAY and BYSETPOS: no date within 100 years'],
    ['FREQ=YEARLY;INTERVAL=101', '2026-01-01T09:00', 'INTERVAL: it comes only once in 100 years'],
    ['FREQ=DAILY;COUNT=100000', '2026-01-01T09:00', 'COUNT=100000: it takes more than 100,000 steps'],
    ['FREQ=HOURLY', '2026-01-01', 'FREQ=HOURLY: it needs a due with a time'],
    ['FREQ=DAILY;BYHOUR=9', '2026-01-01', 'BYHOUR: it needs a due with a time'],
    ['FREQ=DAILY;BYMINUTE=9', '2026-01-01', 'BYMINUTE: it needs a due with a time'],
  ])('%s from %s', (rule, start, problem) => {
    const steps = { taken: 0 }
    const [first = ''] = checkStart(ruleOf(rule), start, steps)
    expect(first.slice(0, problem.length)).toBe(problem)
    expect(steps.taken).toBeLessThanOrEqual(2 * mostSteps)
  })
})

describe('from its start on, a rule can be kept', () => {
  test.each([
    ['FREQ=DAILY;UNTIL=20270101', '2027-01-01T09:00'],
    ['FREQ=DAILY;UNTIL=20270101T090000', '2027-01-01T09:00'],
    ['FREQ=DAILY;UNTIL=20270101T000000', '2027-01-01'],
    ['FREQ=YEARLY;INTERVAL=100', '2026-01-01T09:00'],
    ['FREQ=YEARLY;INTERVAL=500;COUNT=1', '2026-01-01T09:00'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO', '2026-01-01'],
    ['FREQ=DAILY;COUNT=90000', '0002-01-01T09:00'],
    ['FREQ=DAILY', '9998-12-30T09:00'],
  ])('%s from %s', (rule, start) => expect(checkStart(ruleOf(rule), start)).toEqual([]))
})
