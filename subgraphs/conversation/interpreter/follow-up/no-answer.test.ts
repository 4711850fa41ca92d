import { expect, test } from 'vitest'
import { bare, type Command, type Question } from '../interpretation.ts'
import { interpret } from '../interpreter.ts'

const context = { now: new Date('2026-11-25T10:00:00Z'), timeZone: 'Europe/Berlin' }
const leastToActAlone = 0.85

function answering(text: string, asks: Question['asks'], half: Command) {
  const question = { asks, commands: [half], index: 0 }
  return interpret(text, { ...context, discourse: { spokenOf: 2, listed: 2, question } })
}

test.each([
  'what?',
  'why?',
  'why though',
  "I don't know",
  'no idea',
  'nothing',
  'not now',
  'whatever',
  'thanks, nothing',
  "nevermind, I'll do it myself",
  'what is the capital of France?',
  'yes but not now',
  'who cares',
])('%s is no title', (text) => {
  expect(answering(text, 'TITLE', bare('CREATE_TASK')).commands).toEqual([])
})

test.each(['play some jazz', 'the usual', 'milk'])('%s may be a title, and is proposed', (text) => {
  const { commands, confidence } = answering(text, 'TITLE', bare('CREATE_TASK'))
  expect(commands).toMatchObject([{ intent: 'CREATE_TASK', title: text }])
  expect(confidence).toBeLessThan(leastToActAlone)
})

test.each(['friday?', 'is it friday?', 'is it friday', 'not friday'])('%s is no time', (text) => {
  const half = { ...bare('RESCHEDULE_TASK'), target: 'dentist', meant: { kind: 'LAST' } } as const
  expect(answering(text, 'TIME', half).commands).toEqual([])
})

test('whoever wonders about a time is asked for a yes', () => {
  const half = { ...bare('RESCHEDULE_TASK'), target: 'dentist', meant: { kind: 'LAST' } } as const
  const { commands, confidence } = answering('how about friday?', 'TIME', half)
  expect(commands).toMatchObject([{ intent: 'RESCHEDULE_TASK', due: { date: '2026-11-27' } }])
  expect(confidence).toBeLessThan(leastToActAlone)
})

test.each(['which one?', 'who cares', 'friday?', "I don't know", 'not that one'])('%s names no task', (text) => {
  expect(answering(text, 'TARGET', bare('COMPLETE_TASK')).commands).toEqual([])
})

test('what is quoted is a title, whatever it says', () => {
  expect(answering('"what not to do"', 'TITLE', bare('CREATE_TASK')).commands).toMatchObject([
    { title: 'what not to do' },
  ])
})
