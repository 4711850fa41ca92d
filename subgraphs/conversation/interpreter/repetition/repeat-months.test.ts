import { describe, expect, test } from 'vitest'
import { repeating } from './repeat.fixture.ts'

const month = 'FREQ=MONTHLY;'
const year = 'FREQ=YEARLY;'

describe('by the month', () => {
  test.each([
    ['monthly', 'FREQ=MONTHLY 2026-11-25'],
    ['every month on the 15th', `${month}BYMONTHDAY=15 2026-12-15`],
    ['on the 1st and 15th of every month', `${month}BYMONTHDAY=1,15 2026-12-01`],
    ['every 31st', `${month}BYMONTHDAY=31 2026-12-31`],
    ['on day 5 of each month', `${month}BYMONTHDAY=5 2026-12-05`],
    ['on the last day of each month at 6pm', `${month}BYMONTHDAY=-1 2026-11-30 18:00`],
    ['at the end of every month', `${month}BYMONTHDAY=-1 2026-11-30`],
    ['the first Monday of each month', `${month}BYDAY=1MO 2026-12-07`],
    ['every 2nd Tuesday of the month', `${month}BYDAY=2TU 2026-12-08`],
    ['on the first and third Monday of every month', `${month}BYDAY=1MO,3MO 2026-12-07`],
    ['every fifteenth of the month', `${month}BYMONTHDAY=15 2026-12-15`],
    ['every last Friday', `${month}BYDAY=-1FR 2026-11-27`],
    ['second to last Friday of every month', `${month}BYDAY=-2FR 2026-12-18`],
    ['every last working day of the month', `${month}BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 2026-11-30`],
    ['every other month on the 5th', `${month}INTERVAL=2;BYMONTHDAY=5 2026-12-05`],
    ['quarterly', `${month}INTERVAL=3 2026-11-25`],
    ['every six months', `${month}INTERVAL=6 2026-11-25`],
    ['semi-annually', `${month}INTERVAL=6 2026-11-25`],
  ])('%s', (said, meant) => {
    expect(repeating(said)).toBe(meant)
  })
})

describe('by the year', () => {
  test.each([
    ['yearly', 'FREQ=YEARLY 2026-11-25'],
    ['every year on 3 March', `${year}BYMONTH=3;BYMONTHDAY=3 2027-03-03`],
    ['every January 1st', `${year}BYMONTH=1;BYMONTHDAY=1 2027-01-01`],
    ['25 December every year', `${year}BYMONTH=12;BYMONTHDAY=25 2026-12-25`],
    ['every 29th of February', `${year}BYMONTH=2;BYMONTHDAY=29 2028-02-29`],
    ['every second Sunday in May', `${year}BYMONTH=5;BYDAY=2SU 2027-05-09`],
    ['every March', `${year}BYMONTH=3 2027-03-01`],
    ['the third Thursday of November every year', `${year}BYMONTH=11;BYDAY=3TH 2027-11-18`],
    ['on the last day of every quarter', `${year}BYMONTH=3,6,9,12;BYMONTHDAY=-1 2026-12-31`],
  ])('%s', (said, meant) => {
    expect(repeating(said)).toBe(meant)
  })
})
