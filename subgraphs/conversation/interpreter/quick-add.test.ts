import { expect, test } from 'vitest'
import { interpret } from './interpreter.ts'
import { readTimes } from './said-times.ts'

// A Saturday, 11:30 in Berlin.
const context = { now: new Date('2026-11-21T10:30:00Z'), timeZone: 'Europe/Berlin' }

test.each([
  ['+ gym 6am tomorrow p1', 'gym', 'HIGH'],
  ['todo: p2 email bob friday', 'email bob', 'MEDIUM'],
  ['+ fix the bug !1 today', 'fix the bug', 'HIGH'],
  ['task: buy milk !! tomorrow', 'buy milk', 'HIGH'],
  ['+ buy milk!!', 'buy milk', null],
  ['+ call p1 racing', 'call p1 racing', null],
])('shorthand for a priority: %s', (text, title, priority) => {
  expect(interpret(text, context).commands).toMatchObject([{ intent: 'CREATE_TASK', title, priority }])
})

test.each([
  'movie at 7 or 8',
  'mow the lawn sat or sun',
  'gym mon or wed',
  'pay rent yesterday',
  'check the oven in 15',
  'call mum at 25:00',
  'remind Bob 10 minutes before',
])('never asks: a time that is doubtful stays in the title, with less confidence: %s', (title) => {
  const { commands, confidence } = interpret(`+ ${title}`, context)

  expect(commands).toMatchObject([{ title, due: null, reminders: null }])
  expect(confidence).toBe(0.8)
})

test.each([
  ['tomorrow at five', '2026-11-22', '17:00', null],
  ['15 minutes before', undefined, undefined, 'PT15M'],
  ['Friday at 9, an hour before', '2026-11-27', '09:00', 'PT1H'],
])('a phrase by itself: %s', (said, date, time, lead) => {
  const times = readTimes(said, context)

  expect(times).toMatchObject({ ...(date ? { due: { date, time } } : { due: null }) })
  expect(times).toMatchObject({ reminders: lead === null ? null : [{ lead, at: null }] })
})

test.each([
  ['milk tomorrow', 'time'],
  ['yesterday', 'past'],
  ['31 November', 'time'],
])('a phrase that is more than a time, or none, is a doubt: %s', (said, doubt) => {
  expect(readTimes(said, context)).toBe(doubt)
})

test.each(['tues', 'weds', 'thurs'])('%s is one day cut short, and not a day of every week', (day) => {
  expect(interpret(`+ call mum ${day}`, context).commands).toMatchObject([{ title: 'call mum', recurrence: null }])
})
