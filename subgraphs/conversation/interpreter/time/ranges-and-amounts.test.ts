import { expect, test } from 'vitest'
import { added } from './written-times.fixture.ts'

const dueOf = (said: string) => added(`call mum ${said}`).replace('call mum | ', '')

test.each([
  ['in 1/2 hour', '2026-11-21 | 12:00'],
  ['in 3/4h', '2026-11-21 | 12:15'],
  ['after 20 minutes', '2026-11-21 | 11:50'],
  ['a week hence', '2026-11-28'],
])('an amount of time: %s', (said, due) => {
  expect(dueOf(said)).toMatch(due)
})

test.each([
  ['July 13-15', '2027-07-13'],
  ['July 13 to 15', '2027-07-13'],
  ['13-15 July', '2027-07-13'],
  ['Monday through Wednesday', '2026-11-23'],
  ['Monday to Wednesday', '2026-11-23'],
  ['Thursday from 9:30 untill 11:00', '2026-11-26 | 09:30'],
])('a stretch of time begins with its start: %s', (said, due) => {
  expect(dueOf(said)).toBe(due)
})

test.each([
  ['a quarter to noon tomorrow', '2026-11-22 | 11:45'],
  ['twenty after 3pm', '2026-11-21 | 15:20'],
  ['Monday early in the morning', '2026-11-23 | 09:00'],
  ['tonight 9', '2026-11-21 | 21:00'],
  ['Friday eod', '2026-11-27'],
  ['tomorrow by eod', '2026-11-22'],
])('said in another way: %s', (said, due) => {
  expect(dueOf(said)).toBe(due)
})

test.each(['14th April 15', 'the week of October 6th', '5 hours after 3pm'])(
  'what could be another time stays where it is: %s',
  (said) => {
    expect(dueOf(said)).toBe(`call mum ${said}`)
  },
)
