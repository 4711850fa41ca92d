import { expect, it, test } from 'vitest'
import { interpret } from '../interpreter.ts'

// A Saturday, 11:30 in Berlin.
const context = { now: new Date('2026-11-21T10:30:00Z'), timeZone: 'Europe/Berlin' }

function taskOf(text: string) {
  const [command] = interpret(text, context).commands
  const due = command?.due && [command.due.date, command.due.time].filter(Boolean).join(' ')
  return [command?.title, due, ...(command?.reminders ?? []).map(({ lead }) => lead)]
}

test.each([
  ['remind me 15 minutes before the meeting tomorrow at 3', 'meeting', '2026-11-22 15:00', 'PT15M'],
  ['remind me to call mum tomorrow at 5 an hour before', 'call mum', '2026-11-22 17:00', 'PT1H'],
  ['remind me half an hour beforehand about the call at 4pm', 'call', '2026-11-21 16:00', 'PT30M'],
  ['remind me two hours prior to the exam on monday at 9', 'exam', '2026-11-23 09:00', 'PT2H'],
  ['remind me 30 min in advance of the call at 4pm', 'call', '2026-11-21 16:00', 'PT30M'],
  ['remind me 1.5 hours before the show tonight at 8', 'show', '2026-11-21 20:00', 'PT1H30M'],
  ['remind me 10-minutes before the standup tomorrow at 9', 'standup', '2026-11-22 09:00', 'PT10M'],
  ['remind me of the flight on friday at 9am a day ahead', 'flight', '2026-11-27 09:00', 'P1D'],
  ['remind me the day before my flight on dec 3', 'flight', '2026-12-03', 'P1D'],
  [
    'create a task to see the vet on friday at 2pm with a 10 minute warning',
    'see the vet',
    '2026-11-27 14:00',
    'PT10M',
  ],
  ['+ dentist tomorrow 3pm, remind me 30 min before', 'dentist', '2026-11-22 15:00', 'PT30M'],
])('a lead is a reminder of the task, so long before its due: %s', (text, ...expected) => {
  expect(taskOf(text)).toEqual(expected)
})

it('may be several', () => {
  expect(taskOf('+ dentist tomorrow 3pm remind me a day before and an hour before')).toEqual([
    'dentist',
    '2026-11-22 15:00',
    'P1D',
    'PT1H',
  ])
})

it('is none where a time follows: then a day is reckoned from it', () => {
  expect(taskOf('remind me 2 days before April 3rd to order flowers')).toEqual(['order flowers', '2027-04-01'])
})

test.each([
  'remind me the night before the flight on Friday',
  'remind me to call mum a day before the party on Friday',
  'remind me 10 minutes before 5pm to leave',
])('what is no length for sure, or has no time to count from, is asked about: %s', (text) => {
  expect(interpret(text, context)).toMatchObject({ commands: [], intent: 'UNKNOWN' })
})
