import { expect, test } from 'vitest'
import { interpret } from '../interpreter.ts'

const context = {
  now: new Date('2026-11-25T10:00:00Z'),
  timeZone: 'Europe/Berlin',
  discourse: { spokenOf: 0, listed: 0, question: null },
}
const afterATask = { ...context, discourse: { ...context.discourse, spokenOf: 1 } }
const leastToActAlone = 0.85

test.each([
  ['I need a reminder to call mum at 5', 'call mum'],
  ['I want a reminder to pay the rent tomorrow', 'pay the rent'],
])('%s asks for a reminder, and silences none', (text, title) => {
  expect(interpret(text, afterATask).commands).toMatchObject([{ intent: 'CREATE_TASK', title }])
})

test.each([
  'I want a reminder for the dentist',
  'I need a dentist reminder',
  'I still want the dentist reminder',
  'I need a reminder',
  'we need a reminder',
  'I want an alarm',
  'I want all my reminders',
  'I love reminders',
  'I hate alarms',
  'I bought an alarm',
  'I missed the dentist reminder',
])('%s silences nothing, and asks for nothing to silence', (text) => {
  const { commands, question } = interpret(text, afterATask)
  const intents = [...commands, ...(question?.commands ?? [])].map(({ intent }) => intent)
  expect(intents).not.toContain('CANCEL_REMINDER')
})

test.each(['I no longer need the dentist reminder', 'I no longer want a reminder for the dentist'])(
  '%s silences it',
  (text) => {
    expect(interpret(text, context)).toMatchObject({ intent: 'CANCEL_REMINDER', commands: [{ target: 'dentist' }] })
  },
)

test.each(["don't remind me", "you don't have to remind me", 'no need to remind me', 'no reminders'])(
  '%s is talk where no task was spoken of, and else not enough to act without a yes',
  (text) => {
    expect(interpret(text, context).commands).toEqual([])
    expect(interpret(text, afterATask).confidence).toBeLessThan(leastToActAlone)
  },
)

test.each(['ask me later', 'tell me later', 'ask me again', 'tell me again', 'try again later'])(
  '%s snoozes what has just reminded, and nothing else',
  (text) => {
    expect(interpret(text, afterATask).commands).toEqual([])
    expect(interpret(text, { ...context, hasReminded: true })).toMatchObject({ intent: 'SNOOZE_REMINDER' })
  },
)

test.each(['it was a mistake', 'it was an accident', 'go back', 'I want to go back', 'back it up'])(
  '%s takes nothing back',
  (text) => {
    expect(interpret(text, afterATask).commands).toEqual([])
  },
)

test.each(['that was my mistake', 'I take it back', "I didn't mean to do that"])('%s is not enough to undo', (text) => {
  expect(interpret(text, afterATask)).toMatchObject({ intent: 'UNDO' })
  expect(interpret(text, afterATask).confidence).toBeLessThan(leastToActAlone)
})

test.each([
  'maybe move the dentist to friday',
  'perhaps move the dentist to friday',
  'can I move the dentist to friday',
  'may I move the dentist to friday',
  'I need to move the dentist to friday',
  "don't forget to move the dentist to friday",
  'remember to move the dentist to friday',
])('%s moves nothing without a yes', (text) => {
  const { intent, confidence } = interpret(text, context)
  expect(intent !== 'RESCHEDULE_TASK' || confidence < leastToActAlone).toBe(true)
})
