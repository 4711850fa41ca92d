import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkStart } from './check-start.ts'
import { nextSlot, slotsFrom } from './expand.ts'
import { ruleOf, ruleTexts, starts, wholeDays } from './rules.fixture.ts'
import { mostSteps } from './search.ts'

const slots = (rule: string, start: string, most: number, from = start) => [
  ...slotsFrom(ruleOf(rule), start, from).take(most),
]

describe('a rule falls where it says', () => {
  test.each([
    ['FREQ=DAILY;COUNT=3', '2026-11-30T17:00', ['2026-11-30T17:00', '2026-12-01T17:00', '2026-12-02T17:00']],
    ['FREQ=DAILY;COUNT=2', '2026-11-30', ['2026-11-30', '2026-12-01']],
    ['FREQ=DAILY;COUNT=2', '2026-11-30T17:00:30', ['2026-11-30T17:00:30', '2026-12-01T17:00:30']],
    // A first due off the rule is extra, and is not counted.
    ['FREQ=WEEKLY;BYDAY=MO;COUNT=2', '2026-11-21T09:00', ['2026-11-23T09:00', '2026-11-30T09:00']],
    ['FREQ=MONTHLY', '2026-01-31', ['2026-01-31', '2026-03-31', '2026-05-31']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2028-01-31', ['2028-01-31', '2028-02-29', '2028-03-31']],
    ['FREQ=YEARLY', '2028-02-29', ['2028-02-29', '2032-02-29', '2036-02-29']],
    ['FREQ=YEARLY', '2096-02-29', ['2096-02-29', '2104-02-29', '2108-02-29']],
    ['FREQ=YEARLY;BYWEEKNO=53', '2026-12-31', ['2026-12-31', '2032-12-30', '2037-12-31']],
    ['FREQ=YEARLY;BYDAY=20MO', '1997-05-19', ['1997-05-19', '1998-05-18', '1999-05-17']],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '1998-01-01', ['1998-02-13', '1998-03-13', '1998-11-13']],
    ['FREQ=MONTHLY;BYDAY=MO,1FR', '2026-11-01', ['2026-11-02', '2026-11-06', '2026-11-09']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-10-01', ['2026-10-30', '2026-11-30', '2026-12-31']],
    [
      'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
      '1996-11-05',
      ['1996-11-05', '2000-11-07', '2004-11-02'],
    ],
    // The week of the start is a whole one, although it begins before.
    ['FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=1', '2026-11-25', ['2026-11-30', '2026-12-07', '2026-12-14']],
    // RFC 5545, 3.3.10: the day on which weeks begin decides which days are in the other week.
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO', '1997-08-05', ['1997-08-05', '1997-08-10', '1997-08-19']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU', '1997-08-05', ['1997-08-05', '1997-08-17', '1997-08-19']],
    ['FREQ=HOURLY;INTERVAL=7', '2026-11-23T20:00', ['2026-11-23T20:00', '2026-11-24T03:00', '2026-11-24T10:00']],
    [
      'FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0',
      '2026-11-23T10:30',
      ['2026-11-23T17:00', '2026-11-24T09:00', '2026-11-24T17:00'],
    ],
    ['FREQ=DAILY;UNTIL=20261201', '2026-11-30T23:59', ['2026-11-30T23:59', '2026-12-01T23:59']],
    ['FREQ=DAILY;UNTIL=20261201T170000', '2026-11-30T17:00', ['2026-11-30T17:00', '2026-12-01T17:00']],
    ['FREQ=DAILY;UNTIL=20261201T165959', '2026-11-30T17:00', ['2026-11-30T17:00']],
    ['FREQ=DAILY', '9998-12-30', ['9998-12-30', '9998-12-31']],
    ['FREQ=YEARLY', '0002-01-01', ['0002-01-01', '0003-01-01', '0004-01-01']],
  ])('%s from %s', (rule, start, expected) => expect(slots(rule, start, 3)).toEqual(expected))

  test('every other week stays the same other week, however late one looks', () => {
    expect(slots('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '2015-01-05', 1, '2026-11-21')).toEqual(['2026-11-23'])
    expect(slots('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '2015-01-12', 1, '2026-11-21')).toEqual(['2026-11-30'])
  })

  test('a UTC UNTIL is wall time in the zone of the rule', () => {
    expect(ruleOf('FREQ=DAILY;UNTIL=20261201T010000Z', 'America/New_York').until?.at).toBe('2026-11-30T20:00')
    expect(ruleOf('FREQ=DAILY;UNTIL=20261201T010000Z', 'Pacific/Kiritimati').until?.at).toBe('2026-12-01T15:00')
    expect(ruleOf('FREQ=DAILY;UNTIL=20261201', 'Pacific/Kiritimati').until?.at).toBe('2026-12-01')
  })
})

const anyStart = fc.oneof(starts, wholeDays)
const kept = fc.tuple(ruleTexts, anyStart).filter(([rule, start]) => checkStart(ruleOf(rule), start).length === 0)

describe('what is asked for most dearly is within its steps', () => {
  const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1).join()
  const hours = Array.from({ length: 24 }, (_, hour) => hour).join()
  test.each([
    [
      `FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=${hours};BYMINUTE=${upTo(59)};BYSETPOS=1,-1;COUNT=500`,
      '2026-01-01T00:00',
    ],
    [`FREQ=WEEKLY;BYDAY=MO,TU;BYHOUR=${hours};BYSETPOS=${upTo(48)};COUNT=60000`, '2026-01-01T00:00'],
    [`FREQ=HOURLY;INTERVAL=9999;BYMINUTE=${upTo(59)};COUNT=9000`, '2026-01-01T00:00'],
    [`FREQ=HOURLY;BYYEARDAY=${upTo(100)};BYDAY=MO;BYMONTHDAY=1;COUNT=100000`, '2026-01-01T00:00'],
    ['FREQ=YEARLY;BYWEEKNO=53;BYDAY=FR;BYMONTH=1;BYMONTHDAY=1;COUNT=20', '2026-01-01T00:00'],
    [`FREQ=YEARLY;BYYEARDAY=${upTo(110)};BYMONTHDAY=1;COUNT=20000`, '2026-01-01T00:00'],
    ['FREQ=DAILY;INTERVAL=9999;COUNT=290', '2026-01-01T00:00'],
    ['FREQ=YEARLY;INTERVAL=20;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO', '2044-02-29T00:00'],
  ])('%s', (rule, start) => {
    const problems = checkStart(ruleOf(rule), start)
    for (const after of [start, '2100-01-01T00:00', '9998-01-01T00:00']) {
      const steps = { taken: 0 }
      if (problems.length === 0) nextSlot(ruleOf(rule), start, after, steps)
      expect(steps.taken).toBeLessThanOrEqual(mostSteps)
    }
    expect(problems.every((problem) => /^[A-Z]/.test(problem))).toBe(true)
  })
})

describe('for any rule that can be kept', () => {
  test('the slots ascend, and looking from later on finds the same ones', () => {
    fc.assert(
      fc.property(kept, fc.nat(30), ([rule, start], index) => {
        const all = slots(rule, start, 40)
        expect(all).toEqual([...new Set(all)].sort())
        const from = all[Math.min(index, all.length - 1)] ?? start
        expect(slots(rule, start, 5, from)).toEqual(all.filter((slot) => slot >= from).slice(0, 5))
      }),
      { numRuns: 500 },
    )
  })

  test('the next slot, from anywhere, takes no more steps than it may', () => {
    fc.assert(
      fc.property(kept, anyStart, fc.integer({ min: 2, max: 9998 }), ([rule, start], day, year) => {
        const from = `${String(year).padStart(4, '0')}-03-01${start.slice(10)}`
        for (const after of [day.slice(0, 10) + start.slice(10), from]) {
          const steps = { taken: 0 }
          nextSlot(ruleOf(rule), start, after, steps)
          expect(steps.taken).toBeLessThanOrEqual(mostSteps)
        }
      }),
      { numRuns: 1_000 },
    )
  })
})
