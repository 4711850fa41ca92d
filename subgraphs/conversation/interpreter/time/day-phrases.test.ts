import { expect, test } from 'vitest'
import { added } from './written-times.fixture.ts'

const dueOf = (said: string) => added(`call mum ${said}`).replace('call mum | ', '')

test.each([
  ['tommorow', '2026-11-22'],
  ['weds', '2026-11-25'],
  ['fri', '2026-11-27'],
  ['sat', '2026-11-28'],
  ['day after tomorrow', '2026-11-23'],
  ['this coming Tuesday', '2026-11-24'],
  ['next Friday', '2026-11-27'],
  ['Tuesday next week', '2026-11-24'],
  ['next week on Tuesday', '2026-11-24'],
  ['Friday week', '2026-12-04'],
  ['a week from Friday', '2026-12-04'],
  ['in a fortnight', '2026-12-05'],
  ["in two weeks' time", '2026-12-05'],
  ['two weeks from now', '2026-12-05'],
  ['in 3 business days', '2026-11-25'],
  ['in 2 weeks and 3 days', '2026-12-08'],
  ['week after next', '2026-11-30'],
  ['next weekend', '2026-11-28'],
  ['early next week', '2026-11-23'],
  ['eod', '2026-11-21'],
  ['by eod Friday', '2026-11-27'],
  ['close of business tomorrow', '2026-11-22'],
  ['end of December', '2026-12-31'],
])('a day near by: %s', (said, date) => {
  expect(dueOf(said)).toBe(date)
})

test.each([
  ['the 15th', '2026-12-15'],
  ['on the twenty fifth', '2026-11-25'],
  ['on the 3rd of next month', '2026-12-03'],
  ['3rd march', '2027-03-03'],
  ['March the 3rd, 2028', '2028-03-03'],
  ['first of december', '2026-12-01'],
  ['12/25', '2026-12-25'],
  ['25/12', '2026-12-25'],
  ['3/12', '2027-03-12'],
  ['2027-03-04', '2027-03-04'],
  ['on 4.12.', '2026-12-04'],
  ['4.12.26', '2026-12-04'],
  ['25/dec/2026', '2026-12-25'],
  ['mid december', '2026-12-15'],
  ['wed 25th', '2026-11-25'],
  ['Thursday 11/26', '2026-11-26'],
  ['the first monday of december', '2026-12-07'],
  ['last friday of the month', '2026-11-27'],
  ['Monday to Wednesday', '2026-11-23'],
])('a day by its date: %s', (said, date) => {
  expect(dueOf(said)).toBe(date)
})

test.each([
  ['christmas eve', '2026-12-24'],
  ['on christmas', '2026-12-25'],
  ["on new year's eve", '2026-12-31'],
  ['new years day', '2027-01-01'],
  ["on valentine's day", '2027-02-14'],
  ['by halloween', '2027-10-31'],
  ['on easter monday', '2027-03-29'],
  ['by thanksgiving', '2026-11-26'],
])('a feast: %s', (said, date) => {
  expect(dueOf(said)).toBe(date)
})

test.each([
  'plan christmas',
  'buy tickets for friday concert',
  'second draft of the report',
  '3rd round interviews',
  'call the sun newspaper',
  'march for science',
  'may call him later',
  'come in first',
  'buy 2% milk',
  'update to 24.04',
  'sit in the sun',
  'look at the Monday after next',
])('what only sounds like a day stays in the title: %s', (text) => {
  expect(added(text)).toBe(text)
})

test.each([
  ['movie night friday', 'movie night | 2026-11-27'],
  ['gym 45 minutes tomorrow 6am', 'gym 45 minutes | 2026-11-22 | 06:00'],
  ['submit the tax return (due april 15)', 'submit the tax return | 2027-04-15'],
  ['Tomorrow 5pm: dentist', 'dentist | 2026-11-22 | 17:00'],
  ['rent due 1st', 'rent | 2026-12-01'],
  ['3rd round interview tuesday', '3rd round interview | 2026-11-24'],
  ['dentist friday 3pm bring xrays', 'dentist bring xrays | 2026-11-27 | 15:00'],
])('only the time leaves the title: %s', (text, expected) => {
  expect(added(text)).toBe(expected)
})
