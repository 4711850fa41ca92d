import { expect, test } from 'vitest'
import { added } from './written-times.fixture.ts'

test.each([
  ['noonish', '12:00'],
  ['5ish', '17:00'],
  ['5 p', '17:00'],
  ['5p', '17:00'],
  ['at 5.30', '17:30'],
  ['17h', '17:00'],
  ['17h30', '17:30'],
  ['at 1800', '18:00'],
  ['1800 hours', '18:00'],
  ['9p.m.', '21:00'],
  ['8 oclock', '20:00'],
  ['half-past five', '17:30'],
  ['at half 5', '17:30'],
  ['half 5', '17:30'],
  ['a quarter past 4', '16:15'],
  ['quarter to 6', '17:45'],
  ['ten to six', '17:50'],
  ['five thirty pm', '17:30'],
  ['at five', '17:00'],
  ['6 tonight', '18:00'],
  ['tonite', '20:00'],
  ['this arvo', '15:00'],
  ['at lunchtime', '12:00'],
  ['after lunch', '13:00'],
  ['3-4pm', '15:00'],
  ['from 3 to 4pm', '15:00'],
  ['between 5 and 6', '17:00'],
  ['in 2h30', '14:00'],
  ['in 90min', '13:00'],
  ['in 1 hour 30', '13:00'],
  ['in two and a half hours', '14:00'],
  ['half an hour from now', '12:00'],
  ["in two hours' time", '13:30'],
  ['in three quarters of an hour', '12:15'],
  ['in about 20 mins', '11:50'],
])('a time of today in the spelling of whoever is in a hurry: %s', (said, time) => {
  expect(added(`call mum ${said}`)).toBe(`call mum | 2026-11-21 | ${time}`)
})

test.each([
  ['tomorrow 3:30', '15:30'],
  ['tomorrow 5', '17:00'],
  ['tomorrow 17.30', '17:30'],
  ['tomorrow 1130am', '11:30'],
  ['2moro 9am', '09:00'],
  ['first thing tomorrow', '09:00'],
  ['first thing in the morning', '09:00'],
  ['tomorrow after work', '18:00'],
  ['at 7 tmrw morning', '07:00'],
  ['20 past 3 tomorrow', '15:20'],
  ['between 5 and 6pm tomorrow', '17:00'],
])('a time stands beside its day: %s', (said, time) => {
  expect(added(`call mum ${said}`)).toBe(`call mum | 2026-11-22 | ${time}`)
})

test.each([
  ['5pm EST', '2026-11-21 | 23:00'],
  ['at 5pm Berlin time', '2026-11-21 | 17:00'],
  ['at 9am New York time', '2026-11-21 | 15:00'],
  ['9am London time', '2026-11-22 | 10:00'],
  ['2026-12-24T18:00', '2026-12-24 | 18:00'],
  ['2026-12-24T18:00Z', '2026-12-24 | 19:00'],
  ['2026-12-24T18:00+03:00', '2026-12-24 | 16:00'],
])('a time of another zone is told in one’s own: %s', (said, due) => {
  expect(added(`call mum ${said}`)).toBe(`call mum | ${due}`)
})

test.each([
  ['tomorrow, no, Friday', '2026-11-27'],
  ['tomorrow at 3, actually Friday', '2026-11-27 | 15:00'],
  ['on Wednesday, I mean Thursday', '2026-11-26'],
  ['at 5, sorry, 6', '2026-11-21 | 18:00'],
  ['tomorrow at 5 no wait 6', '2026-11-22 | 18:00'],
  ['at 5pm tomorrow, make that 7', '2026-11-22 | 19:00'],
])('of a time that is corrected the last word counts: %s', (said, due) => {
  expect(added(`call mum ${said}`)).toBe(`call mum | ${due}`)
})
