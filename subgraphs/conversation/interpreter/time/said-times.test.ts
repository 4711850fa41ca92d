import { expect, test } from 'vitest'
import { interpret } from '../interpreter.ts'

// A Saturday, 11:30 in Berlin.
const context = { now: new Date('2026-11-21T10:30:00Z'), timeZone: 'Europe/Berlin' }

function outcomeOf(text: string) {
  const { commands, doubt } = interpret(text, context)
  const [command] = commands
  if (!command) return doubt
  return [command.title, ...(command.due ? [command.due.date, command.due.time] : [])].filter(Boolean).join(' | ')
}

test.each([
  ['in 1 hour 30 minutes', '2026-11-21 | 13:00'],
  ['in 1 hour and 30 minutes', '2026-11-21 | 13:00'],
  ['in 1h30m', '2026-11-21 | 13:00'],
  ['in twenty five minutes', '2026-11-21 | 11:55'],
  ['in twenty-five minutes', '2026-11-21 | 11:55'],
  ['in ninety minutes', '2026-11-21 | 13:00'],
  ['in two and a half hours', '2026-11-21 | 14:00'],
  ['in a fortnight', '2026-12-05'],
  ['at five thirty', '2026-11-21 | 17:30'],
  ['at five thirty pm', '2026-11-21 | 17:30'],
  ['at half five', '2026-11-21 | 17:30'],
  ['at 1730', '2026-11-21 | 17:30'],
  ['at 1700 hours', '2026-11-21 | 17:00'],
  ['at 17h', '2026-11-21 | 17:00'],
  ['from 5 to 6pm', '2026-11-21 | 17:00'],
  ['on 29.11.2026', '2026-11-29'],
  ['a week on Friday', '2026-12-04'],
  ['Friday week', '2026-12-04'],
  ['a week tomorrow', '2026-11-29'],
  ['a day after tomorrow', '2026-11-23'],
  ['at around 5', '2026-11-21 | 17:00'],
  ['tomorrow week', '2026-11-29'],
  ['a week from tomorrow at 5pm', '2026-11-29 | 17:00'],
  ['2 weeks from Friday', '2026-12-11'],
  ['on Friday the 27th', '2026-11-27'],
  ['next January', '2027-01-01'],
  ['on the first Monday of December', '2026-12-07'],
  ['on the last Friday of November', '2026-11-27'],
  ['on the first Monday of November', '2027-11-01'],
  ['by EOD', '2026-11-21'],
  ['by end of day tomorrow', '2026-11-22'],
  ['on Christmas', '2026-12-25'],
  ['on Christmas Eve at 5pm', '2026-12-24 | 17:00'],
])('is understood: %s', (time, due) => {
  expect(outcomeOf(`remind me to call mum ${time}`)).toBe(`call mum | ${due}`)
})

test.each([
  ['wake me up at 6', '2026-11-22 | 06:00'],
  ['wake me at 7:30', '2026-11-22 | 07:30'],
  ['wake me up at 5 in the afternoon', '2026-11-21 | 17:00'],
  ['wake me up at 6 pm', '2026-11-21 | 18:00'],
])('one is woken in the morning: %s', (text, due) => {
  expect(outcomeOf(text)).toBe(`Wake up | ${due}`)
})

test.each([
  'on Friday the 13th',
  'any time except Friday',
  'any day but Friday',
  'but not today',
  'on Monday, not Tuesday',
  'on Monday instead of Tuesday',
  'on Monday rather than Tuesday',
  'not before 5pm',
  'on the Monday after next',
  'in 2 weeks on Friday',
  'tomorrow on Friday',
  'between Monday and Friday',
  'an hour ago',
  'in an hour or two',
  'in 2-3 hours',
  'in a hundred minutes',
  'in several days',
  'at 5 and 6',
  'in 2030',
  'next spring',
  'in a while',
  'later',
  'on 31.11.2026',
  'this time tomorrow',
  'same time next week',
  'at 5 not 6',
])('is asked about, never passed over: %s', (time) => {
  expect(outcomeOf(`remind me to call mum ${time}`)).toMatch(/^(past|time)$/)
})

test.each([
  'buy between 5 and 6 apples',
  'sign in 5 times',
  'cut the budget by half',
  'buy presents for Christmas',
  'read 2 chapters in 3 books',
  'run for 20 minutes',
  'meet Bob at 1730 Main Street',
  'write about the winter in Rome',
  'not be late',
  'come in first',
  'pay by card',
  'call Eve',
  'read 1984',
  'sooner or later call Ann',
  'check https://example.org/5pm?d=tomorrow',
  'read www.example.org/2026-12-24/at/5pm',
  'say sorry 6 times',
])('what tells no time stays in the title: %s', (title) => {
  expect(outcomeOf(`remind me to ${title}`)).toBe(title)
})

test.each([
  ['call room 12 tomorrow', 'call room 12 | 2026-11-22'],
  ['read chapter 3 tomorrow', 'read chapter 3 | 2026-11-22'],
  ['meet Ann tomorrow for 2 hours', 'meet Ann for 2 hours | 2026-11-22'],
  ['call room 12 Friday', 'call room 12 | 2026-11-27'],
  ['watch episode 5 tonight', 'watch episode 5 | 2026-11-21 | 20:00'],
  ['study for 2 hours tomorrow at 6', 'study for 2 hours | 2026-11-22 | 18:00'],
  ['book the hotel for a week tomorrow', 'book the hotel for a week | 2026-11-22'],
  ['buy 5 apples tomorrow', 'buy 5 apples | 2026-11-22'],
  ['buy milk tomorrow and 5 apples', 'buy milk and 5 apples | 2026-11-22'],
  ['watch 24 tomorrow', 'watch 24 | 2026-11-22'],
  ['update to 24.04 tomorrow', 'update to 24.04 | 2026-11-22'],
  ['say no tomorrow', 'say no | 2026-11-22'],
  ['tell Ann sorry tomorrow', 'tell Ann sorry | 2026-11-22'],
  ['read https://example.org, tomorrow', 'read https://example.org | 2026-11-22'],
  ['be free at 5 for story time', 'be free for story time | 2026-11-21 | 17:00'],
])('a number beside a time may count something else: %s', (text, outcome) => {
  expect(outcomeOf(`remind me to ${text}`)).toBe(outcome)
})

test.each([
  'every few days at 8',
  'twice a week',
  '10 minutes early for the call at 5pm',
  '10 minutes beforehand of the 5pm call',
  'a day in advance of the party on 3 December',
  'the night before the flight on Friday',
])('what repeats, and what comes some time before, is no single task at another time: %s', (time) => {
  expect(outcomeOf(`remind me to call mum ${time}`)).toMatch(/^(repetition|time)$/)
})
