import { expect, test } from 'vitest'
import { interpret } from './interpreter.ts'

const context = { now: new Date('2026-11-21T10:30:00Z'), timeZone: 'Europe/Berlin' }
const titlesOf = (text: string) => interpret(text, context).commands.map(({ title }) => title)

test.each([
  'remind me to call mum, forget it please',
  'remind me to call mum, forget about it',
  'remind me to call mum, nvm',
  'remind me to call mum. Cancel that.',
  'remind me to call mum, ignore that',
  'add eggs to my list lol jk',
  'remind me to buy milk, just kidding lol',
  'remind me to buy milk, wait no',
  'remind me to buy milk, oh no wait',
  'remind me to buy milk, no no',
])('what is taken back in the same breath is not done: %s', (text) => {
  expect(titlesOf(text)).toEqual([])
})

test.each([
  'Do not:\nmark the report as done',
  "Don't:\n1. mark the report as done",
  'Never:\n- mark the report as done\n- delete the dentist',
  'do not: mark the report as done',
  "Don't. Mark the report as done.",
])('a no above a command is of the command: %j', (text) => {
  expect(interpret(text, context)).toMatchObject({ intent: 'UNKNOWN', commands: [] })
})

test.each([
  ['remind me to buy milk, no sugar', 'no sugar'],
  ['remind me to order flowers, no lilies', 'no lilies'],
])('what shall not be in it corrects nothing: %s', (text, without) => {
  for (const title of titlesOf(text)) expect(title).toContain(without)
})

test.each(['remind me to call Ann, no, Bob', 'remind me to call Ann, no wait, Bob', 'remind me to call Ann. No, Bob'])(
  'a no with a stop after it corrects: %s',
  (text) => {
    expect(titlesOf(text)).toEqual(['call Bob'])
  },
)

test('a no to something else is not', () => {
  expect(interpret('No! Mark the report as done.', context).commands).toMatchObject([{ intent: 'COMPLETE_TASK' }])
})

test.each([
  ['remind me to buy milk\ntomorrow at 5', 'buy milk'],
  ['hello\nremind me to buy milk\n', 'buy milk'],
  ['remind me to:\nbuy milk', 'buy milk'],
  ['create a task called "buy\nmilk"', 'buy milk'],
])('a line break beside the title does no harm: %j', (text, title) => {
  expect(titlesOf(text)).toEqual([title])
})

test.each([
  "remind me, what's your name again?",
  'remind me, are you a robot?',
  'remind me of you',
  "don't forget about me",
  "make sure I don't forget",
  'I really need to get a life',
  '+1',
  '+1 for that',
])('a turn of speech is no task: %s', (text) => {
  expect(titlesOf(text)).toEqual([])
})

test.each([
  ["make sure I don't forget to call mum", 'call mum'],
  ["make sure I don't miss the bus tomorrow", "don't miss the bus"],
  ['remind me to ask Ann: are you in?', 'ask Ann: are you in'],
  ['I really need to get a haircut', 'get a haircut'],
  ['+ 1 bread', '1 bread'],
  ['remind me to forget about Ann', 'forget about Ann'],
])('its like is one: %s', (text, title) => {
  expect(titlesOf(text)).toEqual([title])
})
