import { expect, test } from 'vitest'
import { interpret } from '../interpreter.ts'

// A Wednesday, 11:00 in Berlin.
const context = { now: new Date('2026-11-25T10:00:00Z'), timeZone: 'Europe/Berlin' }

const commandOf = (text: string) => interpret(text, context).commands[0]

test.each([
  'clear my calendar',
  'please clear out my schedule completely',
  'empty my calendar',
  'in my calendar delete all my events',
  'can you clear my diary of all events',
  'make sure my agenda is completely empty',
  'make sure there are no events on my calendar',
  'I want everything on my calendar removed',
])('all of it is meant: %s', (text) => {
  expect(commandOf(text)).toMatchObject({ intent: 'DELETE_TASK', meant: { kind: 'ALL' } })
})

test('a day that was said narrows it', () => {
  expect(commandOf('clear my schedule for Friday')).toMatchObject({
    intent: 'DELETE_TASK',
    meant: { kind: 'ALL', query: { from: '2026-11-27T00:00', until: '2026-11-28T00:00' } },
  })
})

test.each(['clean my desk', 'make sure everything is clear', 'I want my coffee cleared', 'empty the bin'])(
  'nothing of ours is cleared: %s',
  (text) => {
    expect(commandOf(text)?.intent).not.toBe('DELETE_TASK')
  },
)

test.each([
  ['delete the haircut I added to my calendar for Friday', 'haircut'],
  ['remove the interview which is set for Monday at 9', 'interview'],
  ['I would like the yoga class cancelled', 'yoga class'],
  ['this parcel pickup should be removed from my list', 'parcel pickup'],
])('what is told beside a task is no part of its name: %s', (text, words) => {
  expect(commandOf(text)).toMatchObject({ intent: 'DELETE_TASK', meant: { kind: 'WORDS', words } })
})

test('an alarm that was just set is the last one', () => {
  const spoken = { ...context, discourse: { spokenOf: 1, listed: 0, question: null } }
  expect(interpret('cancel the alarm I just set', spoken)).toMatchObject({ intent: 'CANCEL_REMINDER' })
})
