import { describe, expect, test } from 'vitest'
import { repeating } from './repeat.fixture.ts'

const month = 'FREQ=MONTHLY;'
const year = 'FREQ=YEARLY;'

describe('several days of a month are one rule', () => {
  test.each([
    ['on the 1st and 3rd Fridays of each month', `${month}BYDAY=1FR,3FR 2026-12-04`],
    ['first and third Friday and second Tuesday of each month', `${month}BYDAY=1FR,2TU,3FR 2026-12-04`],
    ['the first and last Friday of every month', `${month}BYDAY=1FR,-1FR 2026-11-27`],
    ['every month on day 10 and 20', `${month}BYMONTHDAY=10,20 2026-12-10`],
    ['each September on the 10th and 20th', `${year}BYMONTH=9;BYMONTHDAY=10,20 2027-09-10`],
    ['every year on the 21st and 31st of December', `${year}BYMONTH=12;BYMONTHDAY=21,31 2026-12-21`],
    ['every fourth Thursday in November', `${year}BYMONTH=11;BYDAY=4TH 2026-11-26`],
  ])('%s', (said, meant) => {
    expect(repeating(said)).toBe(meant)
  })
})

describe('what is counted from the end', () => {
  test.each([
    ['on the last of each month', `${month}BYMONTHDAY=-1 2026-11-30`],
    ['2nd to the last Friday of each month', `${month}BYDAY=-2FR 2026-12-18`],
    ['next to last Friday of each month', `${month}BYDAY=-2FR 2026-12-18`],
    ['second to the last of every month', `${month}BYMONTHDAY=-2 2026-11-29`],
    ['every month at the end', `${month}BYMONTHDAY=-1 2026-11-30`],
    ['every month at the beginning', `${month}BYMONTHDAY=1 2026-12-01`],
    ['every year at the start', `${year}BYMONTH=1;BYMONTHDAY=1 2027-01-01`],
  ])('%s', (said, meant) => {
    expect(repeating(said)).toBe(meant)
  })
})

test.each(['on January 1 and July 15 every year', 'every week at the end', 'every Friday in week 12'])(
  'days that no one rule has are asked about: %s',
  (said) => {
    expect(repeating(said)).toBe('asks: repetition')
  },
)
