import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseRule } from './parse-rule.ts'
import { looseRuleTexts } from './rules.fixture.ts'

const problemsOf = (text: string) => {
  const parsed = parseRule(text)
  return 'problems' in parsed ? parsed.problems : []
}
const spelled = (text: string) => {
  const parsed = parseRule(text)
  return 'text' in parsed ? parsed.text : parsed.problems.join('; ')
}

describe('a rule is kept in one spelling', () => {
  test.each([
    ['freq=weekly;byday=fr,mo', 'FREQ=WEEKLY;BYDAY=MO,FR'],
    ['RRULE:FREQ=DAILY', 'FREQ=DAILY'],
    ['  FREQ=DAILY;INTERVAL=1 ', 'FREQ=DAILY'],
    ['BYDAY=MO,MO,WE;FREQ=WEEKLY;WKST=MO', 'FREQ=WEEKLY;BYDAY=MO,WE'],
    ['FREQ=MONTHLY;BYMONTHDAY=31,+1,-1', 'FREQ=MONTHLY;BYMONTHDAY=1,31,-1'],
    ['FREQ=MONTHLY;BYDAY=+1MO,-1FR', 'FREQ=MONTHLY;BYDAY=1MO,-1FR'],
    ['FREQ=DAILY;UNTIL=20261231T170000', 'FREQ=DAILY;UNTIL=20261231T170000'],
    ['FREQ=DAILY;UNTIL=20261231T170030Z', 'FREQ=DAILY;UNTIL=20261231T170030Z'],
    ['FREQ=DAILY;COUNT=010', 'FREQ=DAILY;COUNT=10'],
    // On which day weeks begin is kept where it makes a difference.
    ['FREQ=WEEKLY;BYDAY=MO;WKST=SU', 'FREQ=WEEKLY;BYDAY=MO'],
    ['FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY=MO', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=SU'],
  ])('%s', (given, kept) => expect(spelled(given)).toBe(kept))

  test('which reads back as the same rule, and is spelled as before', () => {
    fc.assert(
      fc.property(looseRuleTexts, (text) => {
        const kept = spelled(text)
        expect(parseRule(kept)).toEqual(parseRule(text))
        expect(spelled(kept)).toBe(kept)
      }),
    )
  })
})

describe('what is refused names its part and the remedy', () => {
  test.each([
    ['', 'the empty part: use only'],
    ['every Monday', 'EVERY MONDAY: use only'],
    ['INTERVAL=2', 'FREQ: say how often'],
    ['FREQ=SECONDLY', 'FREQ=SECONDLY: use HOURLY, DAILY'],
    ['FREQ=MINUTELY', 'FREQ=MINUTELY: use HOURLY, DAILY'],
    ['FREQ=DAILY;COUNT=0', 'COUNT=0: use a whole number from 1'],
    ['FREQ=DAILY;COUNT=-1', 'COUNT=-1: use a whole number from 1'],
    ['FREQ=DAILY;INTERVAL=0', 'INTERVAL=0: use a whole number from 1'],
    ['FREQ=DAILY;INTERVAL=1.5', 'INTERVAL=1.5: use a whole number from 1'],
    ['FREQ=DAILY;INTERVAL=99999999999999999999', 'INTERVAL=99999999999999999999: use a whole number'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'BYMONTHDAY=32: use whole numbers from 1 to 31, or from -31 to -1'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'BYMONTHDAY=0: use whole numbers'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,,2', 'BYMONTHDAY=: use whole numbers'],
    ['FREQ=YEARLY;BYMONTH=13', 'BYMONTH=13: use whole numbers from 1 to 12'],
    ['FREQ=WEEKLY;BYDAY=XX', 'BYDAY=XX: use MO, TU'],
    ['FREQ=DAILY;BYHOUR=24', 'BYHOUR=24: use whole numbers from 0 to 23'],
    ['FREQ=DAILY;BYHOUR=25:00', 'BYHOUR=25:00: use whole numbers from 0 to 23'],
    ['FREQ=DAILY;BYSECOND=5', 'BYSECOND=5: leave it out'],
    ['FREQ=DAILY;UNTIL=20260230', 'UNTIL=20260230: use a date and time that exist'],
    ['FREQ=DAILY;UNTIL=00010101', 'UNTIL=00010101: use a date and time that exist, from year 2 to 9998'],
    ['FREQ=DAILY;UNTIL=99991231', 'UNTIL=99991231: use a date and time that exist'],
    ['FREQ=DAILY;UNTIL=20261231T250000', 'UNTIL=20261231T250000: use a date and time that exist'],
    ['FREQ=DAILY;UNTIL=tomorrow', 'UNTIL=TOMORROW: write it as 20261231'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20261231', 'COUNT and UNTIL: say one of them'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'FREQ: say it once'],
    ['FREQ=DAILY;COLOUR=RED', 'COLOUR=RED: use only FREQ, INTERVAL'],
    ['FREQ=DAILY;', 'the empty part: use only'],
    ['FREQ=DAILY;__PROTO__=1', '__PROTO__=1: use only'],
    ['FREQ=DAILY;DTSTART=20260101', 'DTSTART=20260101: leave it out, the due is the start'],
    ['DTSTART:20260101T000000\nRRULE:FREQ=DAILY', 'DTSTART: leave it out'],
    ['FREQ=DAILY\nEXDATE:20260101', 'EXDATE: leave it out, and skip the occurrence instead'],
    ['RDATE;VALUE=DATE:20260101\nFREQ=DAILY', 'RDATE: leave it out'],
    ['FREQ=WEEKLY;BYDAY=1MO', 'BYDAY: a number before the day'],
    ['FREQ=MONTHLY;BYDAY=6MO', 'BYDAY: a month has no more than five'],
    ['FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO', 'BYDAY: a number before the day does not go with BYWEEKNO'],
    ['FREQ=MONTHLY;BYWEEKNO=1', 'BYWEEKNO: it needs FREQ=YEARLY'],
    ['FREQ=MONTHLY;BYYEARDAY=1', 'BYYEARDAY: it needs FREQ=YEARLY or FREQ=HOURLY'],
    ['FREQ=WEEKLY;BYMONTHDAY=1', 'BYMONTHDAY: it does not go with FREQ=WEEKLY'],
    ['FREQ=MONTHLY;BYSETPOS=1', 'BYSETPOS: it picks from what another BY part names'],
  ])('%s', (given, problem) => {
    const problems = problemsOf(given)
    expect(problems.some((each) => each.startsWith(problem))).toBe(true)
  })

  test('all of it at once', () => {
    expect(problemsOf('FREQ=SOMETIMES;COUNT=0;BYMONTH=13')).toHaveLength(3)
  })

  test('10 kB of text, before anything in it is read, and what is shown of a long part is short', () => {
    expect(problemsOf(`FREQ=DAILY;BYDAY=${'MO,'.repeat(3_400)}`)).toEqual([
      'shorten the rule to 500 characters; it has 10,217',
    ])
    expect(problemsOf(`FREQ=DAILY;${'X'.repeat(400)}`)[0]?.length).toBeLessThan(200)
  })
})
