import { expect, test } from 'vitest'
import { interpret } from '../interpreter.ts'

const context = { now: new Date('2030-01-01T09:00:00Z'), timeZone: 'UTC' }
const afterReminder = (text: string) => interpret(text, { ...context, hasReminded: true })

const reports = [
  'done',
  'Done!',
  'all done',
  'done it',
  'finished',
  'complete',
  'complete it',
  'finish that',
  'it is done',
  "it's already done",
  'that’s done now',
  "I'm done with it",
  'i did it',
  "I've just done that",
  'we have finished',
  'mark it as done',
  'mark as complete',
  'please mark that done',
  'tick it off',
  'check off this',
  'ok, done, thank you',
]

test.each(reports)('%j right after a reminder completes what it was about', (text) => {
  expect(afterReminder(text)).toMatchObject({
    intent: 'COMPLETE_TASK',
    commands: [{ intent: 'COMPLETE_TASK', target: 'it', due: null }],
    confidence: 0.97,
  })
})

test.each([
  'done',
  'all done',
  'done it',
  'it is done',
  "I'm done with it",
  'i did it',
  'we have finished',
  'ok, done, thank you',
])('%j out of the blue names no task', (text) => {
  expect(interpret(text, context).commands).toEqual([])
})

test.each(['complete it', 'mark it as done', 'tick it off'])('%j is for what was spoken of last', (text) => {
  expect(interpret(text, context).commands).toMatchObject([{ intent: 'COMPLETE_TASK', meant: { kind: 'LAST' } }])
})

test.each(['done?', 'not done', "it isn't done yet", 'done tomorrow', 'done #work', 'is it done?', 'I am'])(
  '%j does not say that it is done',
  (text) => {
    expect(afterReminder(text).commands).toEqual([])
  },
)

test.each(['complete buy milk', "I've paid the rent", 'todo: done'])(
  '%j names a task of its own, reminder or not',
  (text) => {
    expect(afterReminder(text)).toEqual(interpret(text, context))
  },
)

test('the span says which word stood for the task', () => {
  expect(afterReminder('Mark it as done').commands[0]?.spans).toEqual([{ slot: 'target', from: 5, to: 7 }])
})
