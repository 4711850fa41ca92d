import { expect, test } from 'vitest'
import { createLog } from '../../../platform/log.ts'
import { interpret } from '../interpreter/interpreter.ts'
import { parseAnswer } from './answer.parsing.ts'
import { openPrompts, promptsHome } from './prompts.ts'
import { grounded } from './proposed-commands.ts'

const context = { now: new Date('2026-11-22T09:00:00Z'), timeZone: 'UTC', locale: 'EN' } as const
const prompts = openPrompts(promptsHome, { isWatched: false, log: createLog('silent', 'test') })

const examples = (['TaskAgent', 'ReminderAgent', 'QueryAgent'] as const).flatMap((name) => {
  const { text, output } = prompts.skill(name)
  return Array.from(text.matchAll(/^(.+)\n(\{"commands".*\})$/gm), ([, said = '', answer = '']) => ({
    said,
    answer,
    output,
  }))
})

test('the prompts teach by example', () => {
  expect(examples.length).toBeGreaterThan(7)
})

test.each(examples)('a model that answers "$said" as it is taught is believed', ({ said, answer, output }) => {
  expect(interpret(said, context)).toMatchObject({ intent: 'UNKNOWN', question: null, commands: [] })
  expect([null, 'unknown', 'several']).toContain(interpret(said, context).doubt)

  const parsed = parseAnswer(answer, output)
  if (parsed.kind !== 'OK') throw new Error(JSON.stringify(parsed.refusals))
  expect(grounded(parsed.answer.commands, said, context)).toMatchObject({
    kind: 'COMMANDS',
    commands: parsed.answer.commands.map(({ intent }) => ({ intent })),
  })
})

const meant = (said: string, command: object) => {
  const parsed = parseAnswer(JSON.stringify({ commands: [command] }), 'task-commands')
  return parsed.kind === 'OK' ? grounded(parsed.answer.commands, said, context) : parsed
}

test.each([
  ['bhai kal shaam 6 baje dawai leni hai', 'dawai leni', 'kal shaam 6 baje', { date: '2026-11-23', time: '18:00' }],
  ['اچھا کل شام چھ بجے دوائی لینی ہے', 'دوائی لینی', 'کل شام چھ بجے', { date: '2026-11-23', time: '18:00' }],
  ['so buy milk tomorrow at 5pm', 'buy milk', 'tomorrow at 5pm', { date: '2026-11-23', time: '17:00' }],
])('times are read in the language of the message: %s', (said, title, time, due) => {
  expect(meant(said, { intent: 'CREATE_TASK', title, time })).toMatchObject({ commands: [{ title, due }] })
})

test('a repetition is read in the language of the message', () => {
  const said = 'yaar har somwar kachra bahar rakhna hai'
  const command = { intent: 'CREATE_TASK', title: 'kachra bahar rakhna', repetition: 'har somwar' }
  expect(meant(said, command)).toMatchObject({ commands: [{ recurrence: { rule: 'FREQ=WEEKLY;BYDAY=MO' } }] })
})

test('so are the days of a question', () => {
  const said = 'bhai kal mera kya kya scene hai'
  expect(meant(said, { intent: 'QUERY_TASKS', time: 'kal' })).toMatchObject({
    commands: [{ query: { from: '2026-11-23T00:00', until: '2026-11-24T00:00' } }],
  })
})

test.each([
  ['at 5', { due: { time: '17:00' }, keeps: 'DAY', scope: 'THIS' }],
  ['on Monday', { due: { date: '2026-11-23' }, keeps: 'TIME', scope: 'THIS' }],
  ['every Monday', { recurrence: { rule: 'FREQ=WEEKLY;BYDAY=MO' }, keeps: null, scope: 'FUTURE' }],
])('what moves keeps the rest of its due: %s', (time, change) => {
  const slot = time.startsWith('every') ? { repetition: time } : { time }
  const said = `they moved the piano lesson, it is ${time} now`
  expect(meant(said, { intent: 'RESCHEDULE_TASK', target: 'piano lesson', ...slot })).toMatchObject({
    commands: [change],
  })
})
