import { expect, it } from 'vitest'
import { tokenize } from './tokens.ts'

const texts = (source: string) => tokenize(source).map(({ text }) => text)
const quoted = (source: string) => tokenize(source).flatMap(({ text, isQuoted }) => (isQuoted ? [text] : []))

it('keeps together what is one word to the grammar', () => {
  expect(texts("5pm, o’clock: 17:30 2026-12-01 to-do p.m. don't")).toEqual([
    '5pm',
    ',',
    "o'clock",
    ':',
    '17:30',
    '2026-12-01',
    'to-do',
    'p.m.',
    "don't",
  ])
  expect(texts('todo:milk #home')).toEqual(['todo', ':', 'milk', '#', 'home'])
})

it('folds the text but tells the place in the message as sent', () => {
  const source = 'Bring Cre\u0300me'
  const [, second] = tokenize(source)

  expect(second?.text).toBe('crème')
  expect(source.slice(second?.from, second?.to)).toBe('Cre\u0300me')
})

it('reads words of the grammar as they are often mistyped', () => {
  expect(texts('my Calender shedule')).toEqual(['my', 'calendar', 'schedule'])
})

it('knows what is quoted, and what only looks so', () => {
  expect(quoted('read "Tomorrow" now')).toEqual(['"', 'tomorrow', '"'])
  expect(quoted('read «x» and ‘y’')).toEqual(['«', 'x', '»', '‘', 'y', '’'.replace('’', "'")])
  expect(quoted(`the boys' 5" pipe isn't "open`)).toEqual([])
})

it('leaves an address on the web whole, and the mark behind it out', () => {
  expect(texts('see https://a.example/5pm?d=1, then (www.b.example/x).')).toEqual([
    'see',
    'https://a.example/5pm?d=1',
    ',',
    'then',
    '(',
    'www.b.example/x',
    ')',
    '.',
  ])
})

it('sees nothing where nothing is to be seen', () => {
  expect(texts('me\u200b to\u2060 call')).toEqual(['me', 'to', 'call'])
})
