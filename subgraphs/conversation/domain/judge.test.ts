import { expect, test } from 'vitest'
import { bare } from '../interpreter/interpretation.ts'
import type { Command, Doubt } from '../interpreter/interpreter.ts'
import type { Understood } from '../understanding.ts'
import { judge } from './judge.ts'

const command = (intent: Command['intent']): Command => ({
  ...bare(intent),
  title: 'x',
})
const understood = (intents: Command['intent'][], confidence: number): Understood => ({
  intent: intents[0] ?? 'CHITCHAT',
  commands: intents.map(command),
  confidence,
  language: 'EN',
  doubt: null,
  question: null,
  answeredBy: 'INTERPRETER',
})
const talk = (intent: Understood['intent'], confidence: number, doubt: Doubt | null = null): Understood => ({
  ...understood([], confidence),
  intent,
  doubt,
})
const verdict = (given: Understood) => {
  const judged = judge(given)
  return judged.kind === 'do' && judged.needsYes ? 'propose' : judged.kind
}

test.each([
  ['CREATE_TASK', 0.69, 'ask'],
  ['CREATE_TASK', 0.7, 'propose'],
  ['CREATE_TASK', 0.84, 'propose'],
  ['CREATE_TASK', 0.85, 'do'],
  ['COMPLETE_TASK', 0.85, 'do'],
  ['DELETE_TASK', 1, 'propose'],
  ['DELETE_TASK', 0.69, 'ask'],
  ['QUERY_TASKS', 0.7, 'do'],
  ['QUERY_TASKS', 0.69, 'ask'],
] as const)('%s at %d: %s', (intent, confidence, expected) => {
  expect(verdict(understood([intent], confidence))).toBe(expected)
})

test('more than one change waits for a yes, a list beside one does not', () => {
  expect(verdict(understood(['CREATE_TASK', 'COMPLETE_TASK'], 1))).toBe('propose')
  expect(verdict(understood(['CREATE_TASK', 'QUERY_TASKS'], 1))).toBe('do')
})

test('an unsure yes is none; an unsure no costs nothing', () => {
  expect(verdict(talk('CONFIRM', 0.85))).toBe('talk')
  expect(verdict(talk('CONFIRM', 0.84))).toBe('ask')
  expect(verdict(talk('REJECT', 0.84))).toBe('talk')
})

test('what was not understood is asked back, with the question that fits', () => {
  expect(judge(talk('UNKNOWN', 1, 'noTarget'))).toEqual({ kind: 'ask', doubt: 'noTarget', question: null })
})
