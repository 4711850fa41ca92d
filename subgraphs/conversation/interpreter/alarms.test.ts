import { expect, it, test } from 'vitest'
import { interpret } from './interpreter.ts'

// A Wednesday, 11:00 in Berlin.
const context = { now: new Date('2026-11-25T10:00:00Z'), timeZone: 'Europe/Berlin' }

const dues = (text: string) =>
  interpret(text, context).commands.map(({ intent, title, due }) => `${intent} ${title} ${due?.date} ${due?.time}`)

test.each([
  ['alarms for 6:15 am and 6:45 am', ['06:15', '06:45']],
  ['please set alarms at 5 and 6 am', ['05:00', '06:00']],
  ['I need alarms for both 2 pm and 4 pm', ['14:00', '16:00']],
  ['new alarms for eight and nine in the morning', ['08:00', '09:00']],
])('one alarm for each time: %s', (text, times) => {
  expect(dues(text).map((due) => due.slice(-5))).toEqual(times)
})

it('takes the day of one time for all', () => {
  expect(dues('set alarms for 7 pm and 8 pm on Friday')).toEqual([
    'CREATE_TASK Alarm 2026-11-27 19:00',
    'CREATE_TASK Alarm 2026-11-27 20:00',
  ])
})

test.each(['set an alarm for 6 am and another one a bit later', 'set an alarm for 7 and order flowers'])(
  'more than times is not passed over: %s',
  (text) => {
    expect(dues(text).filter((due) => /and|another/.test(due))).toEqual([])
  },
)

test.each([
  'I want an alarm for 6 tomorrow',
  'we need an alarm at 7 on Friday',
  'I need a reminder to renew my passport',
  "I'd like a reminder set for the school run at 8",
])('wanting one takes none away: %s', (text) => {
  expect(interpret(text, context)).toMatchObject({ intent: 'CREATE_TASK' })
})

test.each([
  ['we need bread and cheese', ['bread', 'cheese']],
  ["I'd like to join the book club every Monday at 7 pm", ['join the book club']],
  ['note down that I am going to meet Omar on Friday', ['meet Omar']],
])('kept, though nobody said that it is to be: %s', (text, titles) => {
  expect(interpret(text, context).commands.map(({ title }) => title)).toEqual(titles)
})

test.each(['we need help', 'we need to talk', "I'd like to fly to Rome on Friday", 'have I put bread on my list'])(
  'nothing to keep: %s',
  (text) => {
    expect(interpret(text, context).commands.filter(({ intent }) => intent === 'CREATE_TASK')).toEqual([])
  },
)
