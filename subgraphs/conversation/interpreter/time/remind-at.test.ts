import { expect, test } from 'vitest'
import { bare, type Context } from '../interpretation.ts'
import { interpret } from '../interpreter.ts'
import { remindAt } from './remind-at.ts'

const context: Context = { now: new Date('2030-01-01T05:00:00Z'), timeZone: 'Asia/Karachi', hasReminded: true }
const half = { ...bare('SNOOZE_REMINDER'), target: 'it', meant: { kind: 'LAST' } } as const
const asked: Context = {
  ...{ ...context, hasReminded: false },
  discourse: { spokenOf: 1, listed: 0, question: { asks: 'TIME', index: 0, commands: [half] } },
}

test('a whole day reminds at nine of that day, a time then', () => {
  const due = { date: '2030-01-02', timeZone: 'Asia/Karachi', at: new Date('2030-01-02T19:00Z') }
  expect(remindAt({ ...due, time: null })).toEqual(new Date('2030-01-02T04:00Z'))
  expect(remindAt({ ...due, time: '17:00', at: new Date('2030-01-02T12:00Z') })).toEqual(new Date('2030-01-02T12:00Z'))
})

test.each([
  ['remind me about it tomorrow', context],
  ['kal dobara yaad dilana', context],
  ['tomorrow', asked],
] as const)('%j of a reminder means nine', (text, within) => {
  const [command] = interpret(text, within).commands
  expect(command?.reminders).toEqual([{ lead: null, at: new Date('2030-01-02T04:00Z') }])
})
