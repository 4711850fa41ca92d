import { expect, test } from 'vitest'
import { interpret } from './interpreter.ts'
import { findTarget } from './target.ts'

const context = { now: new Date('2026-11-21T10:30:00Z'), timeZone: 'Europe/Berlin' }

/** Whether a message names the whole title of the only task there is, and may so complete it without asking. */
function isDoneUnasked(text: string, title: string): boolean {
  const [command] = interpret(text, context).commands
  if (command?.intent !== 'COMPLETE_TASK' || command.target === null) return false
  const found = findTarget(command.target, [{ id: '1', title }])
  return found.kind === 'one' && found.isWhole
}

test.each([
  ['Mark is done', 'renew passport, it is expired'],
  ['I did my best', 'give my best to Ann'],
  ['I did well', 'well water test'],
  ['I finished second', 'second interview prep'],
  ["I've paid attention", 'pay attention to the road works'],
  ['Done talking', 'talk to Ann'],
  ['done deal', 'close the deal'],
  ['finish the joke', 'joke'],
  ["I've just finished eating", 'eat less'],
  ['I did nothing today', 'nothing box'],
  ['mark buy milk as done?', 'buy milk'],
  ['done with the dentist?', 'dentist'],
  ['finish the report?', 'report'],
  ['complete buy milk later', 'buy milk'],
  ['complete buy milk if Ann says so', 'buy milk'],
  ['complete buy milk when I get home', 'buy milk'],
  ['I paid the gas bill', 'pay bill'],
  ['complete buy oat milk and call mum', 'buy oat milk'],
])('small talk completes nothing unasked: "%s" beside "%s"', (text, title) => {
  expect(isDoneUnasked(text, title)).toBe(false)
})

test.each([
  ['mark buy milk as done', 'buy milk'],
  ['could you mark buy milk as done?', 'buy milk'],
  ["I've bought the milk", 'buy milk'],
  ['done with my tax return', 'tax return'],
  ['I have already paid the rent', 'pay rent'],
  ['I wrote the report', 'Write the report'],
  ['set call mum as done', 'call mum'],
  ['set the meeting to done', 'meeting'],
])('the whole title completes it: "%s" for "%s"', (text, title) => {
  expect(isDoneUnasked(text, title)).toBe(true)
})

test.each(['Mark is done', 'I did nothing today', 'done deal', 'finish the joke', 'I did well', 'delete the dentist?'])(
  'what is only said is no command: %s',
  (text) => {
    expect(interpret(text, context).commands).toEqual([])
  },
)
