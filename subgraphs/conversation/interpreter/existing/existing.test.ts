import { expect, test } from 'vitest'
import { interpret } from '../interpreter.ts'

// A Wednesday, 11:00 in Berlin.
const context = { now: new Date('2026-11-25T10:00:00Z'), timeZone: 'Europe/Berlin' }
const commandsOf = (text: string) => interpret(text, context).commands

test.each([
  ['the laundry is done', 'COMPLETE_TASK', 'laundry'],
  ['uncheck eggs', 'REOPEN_TASK', 'eggs'],
  ['the tax return is not done after all', 'REOPEN_TASK', 'tax return'],
  ['get rid of the old gym task', 'DELETE_TASK', 'gym'],
  ['bring back the dentist', 'RESTORE_TASK', 'dentist'],
  ['skip yoga this week', 'SKIP_OCCURRENCE', 'yoga'],
  ["yoga shouldn't repeat any more", 'STOP_REPEATING', 'yoga'],
  ['stop reminding me to call mum', 'CANCEL_REMINDER', 'call mum'],
  ['remind me an hour before the dentist', 'SET_REMINDER', 'dentist'],
  ['snooze the call mum reminder for an hour', 'SNOOZE_REMINDER', 'call mum'],
])('%s', (text, intent, words) => {
  expect(commandsOf(text)).toMatchObject([{ intent, meant: { kind: 'WORDS', words } }])
})

test.each([
  ['move the dentist to Friday', { due: { date: '2026-11-27' }, keeps: 'TIME', shift: null }],
  ['make the dentist 4pm instead', { due: { time: '16:00' }, keeps: 'DAY', shift: null }],
  ['move the trip to Paris to Friday', { target: 'trip to Paris', due: { date: '2026-11-27' } }],
  ['push the dentist back an hour', { shift: 'PT1H', due: null }],
  ['bring forward the dentist by two days', { shift: '-P2D', due: null }],
])('moves: %s', (text, change) => {
  expect(commandsOf(text)).toMatchObject([{ intent: 'RESCHEDULE_TASK', ...change }])
})

test.each([
  ['rename buy milk to buy oat milk', { target: 'buy milk', title: 'buy oat milk' }],
  ['make taxes urgent', { target: 'taxes', priority: 'HIGH' }],
  ['tag the report with work', { target: 'report', tags: ['work'] }],
  ['remove the tag work from the report', { target: 'report', untags: ['work'] }],
])('changes: %s', (text, change) => {
  expect(commandsOf(text)).toMatchObject([{ intent: 'UPDATE_TASK', ...change }])
})

test.each([
  ['delete it', [{ kind: 'LAST' }]],
  ['delete number 3', [{ kind: 'PLACE', place: 3 }]],
  [
    'delete the first two',
    [
      { kind: 'PLACE', place: 1 },
      { kind: 'PLACE', place: 2 },
    ],
  ],
  ['delete both', [{ kind: 'LISTED' }]],
  ["delete the 5 o'clock one", [{ kind: 'TIME', near: { time: '17:00' } }]],
  ["delete tomorrow's meeting", [{ kind: 'WORDS', words: 'meeting', near: { date: '2026-11-26' } }]],
  ['delete all completed tasks', [{ kind: 'ALL', query: { status: 'COMPLETED' } }]],
  ['delete everything due today', [{ kind: 'ALL', query: { from: '2026-11-25T00:00' } }]],
])('points: %s', (text, meant) => {
  expect(commandsOf(text)).toMatchObject(meant.map((each) => ({ intent: 'DELETE_TASK', meant: each })))
})

test.each(['undo', 'undo that', 'take that back', 'oops, put it back'])('takes back: %s', (text) => {
  expect(commandsOf(text)).toMatchObject([{ intent: 'UNDO' }])
})

test('a missing time is asked for, with what was said kept', () => {
  expect(interpret('reschedule the dentist', context)).toMatchObject({
    doubt: 'noChange',
    question: { asks: 'TIME', commands: [{ intent: 'RESCHEDULE_TASK', target: 'dentist' }], index: 0 },
  })
})
