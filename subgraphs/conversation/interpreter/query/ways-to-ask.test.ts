import { expect, test } from 'vitest'
import { interpret } from '../interpreter.ts'

// A Wednesday, 11:00 in Berlin.
const context = { now: new Date('2026-11-25T10:00:00Z'), timeZone: 'Europe/Berlin' }

const queryOf = (text: string) => interpret(text, context).commands[0]

test.each([
  'what did I want to remember?',
  'tell me the things I wanted to keep in mind',
  'what was it that I needed to remember',
  'read my list of reminders back to me',
  'is my to-do list empty?',
  'check whether I have any appointments',
  'could you tell me if there is anything on my to-do list',
  'any upcoming appointments?',
  'did I add anything to my to-do list?',
  'read out the list',
  'what else is on my list',
])('asks for all that is kept: %s', (text) => {
  expect(queryOf(text)).toMatchObject({
    intent: expect.stringMatching(/^QUERY_/),
    query: { asks: 'LIST', text: null, tags: [], from: null },
  })
})

test.each([
  ["what is Friday's schedule like", '2026-11-27T00:00', '2026-11-28T00:00'],
  ['what is the plan for tomorrow', '2026-11-26T00:00', '2026-11-27T00:00'],
  ['what is my plan for the day', '2026-11-25T00:00', '2026-11-26T00:00'],
  ['what meetings do I have tomorrow after 1 pm', '2026-11-26T13:00', '2026-11-27T00:00'],
  ['do I have anything on Thursday the 14th', '2027-01-14T00:00', '2027-01-15T00:00'],
  ['search my schedule for Friday', '2026-11-27T00:00', '2026-11-28T00:00'],
])('asks for a stretch: %s', (text, from, until) => {
  expect(queryOf(text)).toMatchObject({ intent: 'QUERY_TASKS', query: { from, until } })
})

test.each([
  ['what time does the team lunch start', 'team lunch'],
  ['was my interview on Friday postponed', 'interview'],
  ['what time is the office party on Friday', 'office party'],
])('asks when one event is: %s', (text, named) => {
  expect(queryOf(text)).toMatchObject({ intent: 'QUERY_TASKS', query: { asks: 'WHEN', text: named } })
})

test.each([
  'what time is my alarm set for',
  'confirm my alarm time',
  'at what time have you set the alarm',
  'check if I have any alarms for tomorrow',
])('asks for alarms: %s', (text) => {
  expect(queryOf(text)).toMatchObject({ intent: 'QUERY_REMINDERS' })
})

test('what is to be gone is not asked for', () => {
  expect(queryOf('delete my lunch tomorrow')?.intent).not.toBe('QUERY_TASKS')
})
