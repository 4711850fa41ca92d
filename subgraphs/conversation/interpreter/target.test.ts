import { expect, it, test } from 'vitest'
import { findTarget } from './target.ts'

const titled = (...titles: readonly string[]) => titles.map((title) => ({ id: title, title }))
const tasks = titled('buy milk', 'Buy oat milk', 'Dentist appointment', 'pay the rent', 'call mum', 'read chapter 3')

const found = (target: string, among = tasks) => {
  const result = findTarget(target, among)
  if (result.kind === 'one') return result.task.title
  return result.kind === 'many' ? result.tasks.map(({ title }) => title) : null
}

test.each([
  ['buy milk', 'buy milk'],
  ['BUY MILK', 'buy milk'],
  ['bought milk', 'buy milk'],
  ['buying the milk', 'buy milk'],
  ['oat milk', 'Buy oat milk'],
  ['dentist', 'Dentist appointment'],
  ["dentist's appointments", 'Dentist appointment'],
  ['paid rent', 'pay the rent'],
  ['called mum', 'call mum'],
  ['chapter 3', 'read chapter 3'],
])('"%s" is the task "%s"', (target, title) => {
  expect(found(target)).toBe(title)
})

it('asks when two tasks could be meant', () => {
  expect(found('milk')).toEqual(['buy milk', 'Buy oat milk'])
  expect(found('call mum', titled('call mum', 'call mum'))).toEqual(['call mum', 'call mum'])
})

it('finds none when too few words are shared', () => {
  for (const target of ['chapter 4', 'feed the cat', 'the task', '', '???']) expect(found(target)).toBeNull()
})

it('prefers the very title even where every word is a small one', () => {
  expect(found('to do', titled('to do', 'do it'))).toBe('to do')
})

it('takes titles in any script', () => {
  expect(found('دودھ', titled('دودھ لینا', 'buy bread'))).toBe('دودھ لینا')
})

test.each([
  ['buy milk', 'buy milk', true],
  ['bought the milk', 'buy milk', true],
  ['paid my rent', 'pay the rent', true],
  ['dentist', 'Dentist appointment', false],
  ['best', 'give my best to Ann', false],
  ['is', 'renew passport, it is expired', null],
  ['passport is', 'renew passport, it is expired', false],
  ['well', 'well water test', false],
  ['second', 'second interview prep', false],
  ['eating', 'eat less', false],
])('"%s" for the task "%s" names the whole of it: %s', (target, title, isWhole) => {
  const result = findTarget(target, titled(title))
  expect(result.kind === 'one' ? result.isWhole : null).toBe(isWhole)
})

test('what kind of thing it is may be said beside the title, and is then a guess', () => {
  const named = [
    { id: '1', title: 'Dentist' },
    { id: '2', title: 'Team meeting' },
  ]
  expect(findTarget('dentist appointment', named)).toEqual({ kind: 'one', task: named[0], isWhole: false })
  expect(findTarget('meeting', named)).toMatchObject({ kind: 'one', task: named[1] })
  expect(findTarget('appointment', named)).toEqual({ kind: 'none' })
})
