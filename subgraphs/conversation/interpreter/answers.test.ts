import { expect, test } from 'vitest'
import { interpret } from './interpreter.ts'

const context = { now: new Date('2026-11-21T10:30:00Z'), timeZone: 'Europe/Berlin' }
const intentOf = (text: string) => interpret(text, context).intent

test.each([
  'do it tomorrow',
  'yes tomorrow',
  'ok at 5',
  'yes in 20 minutes',
  'yes #work',
  'ok !high',
  'sure?',
  'ok?',
  'yes?!',
  'do it? please',
  'جی؟',
])('a yes that says or asks anything more is none: %s', (text) => {
  expect(intentOf(text)).toBe('UNKNOWN')
})

test.each(['cancel tomorrow', 'cancel at 5', 'no #work', 'leave it tomorrow', 'stop at 5pm'])(
  'a no that says more is none: %s',
  (text) => {
    expect(intentOf(text)).toBe('UNKNOWN')
  },
)

test.each([
  ['yes!', 'CONFIRM'],
  ['Yes, do it.', 'CONFIRM'],
  ['ok...', 'CONFIRM'],
  ['no!', 'REJECT'],
  ['see you tomorrow', 'CHITCHAT'],
  ['what a day', 'CHITCHAT'],
])('how it is punctuated changes nothing: %s', (text, intent) => {
  expect(intentOf(text)).toBe(intent)
})
