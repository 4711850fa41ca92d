import fc from 'fast-check'
import { expect, it } from 'vitest'
import { interpret } from '../interpreter.ts'
import { fold, tokenize } from '../tokens.ts'

const letters = fc.string({
  unit: fc.constantFrom(...'کلیهةىكيۃأؤآاُِّٰـ۱٢،۔؟«» \u200c\u200f\u0654\u0655aekh5é'.split('')),
  maxLength: 60,
})
const words = fc
  .array(
    fc.constantFrom(
      ...'kal|کل|5|۵|baje|بجے|aur|اور|yaad|یاد|dilana|دلانا|kar|do|دو|har|ہر|peer|پیر|ko|کو|meeting|delete|se|tak|ke|pehle|hai|،|۔|mat|"'.split(
        '|',
      ),
    ),
    { maxLength: 20 },
  )
  .map((said) => said.join(' '))
const context = { now: new Date('2026-11-25T10:00:00Z'), timeZone: 'Asia/Karachi' }

it('folds what is folded to itself', () => {
  fc.assert(
    fc.property(letters, (text) => {
      expect(fold(fold(text))).toBe(fold(text))
    }),
  )
})

it('leaves each token where it was sent', () => {
  fc.assert(
    fc.property(letters, (text) => {
      for (const { from, to, text: folded } of tokenize(text)) expect(fold(text.slice(from, to))).toBe(folded)
    }),
  )
})

it('keeps titles as they were written, at spans within the message', () => {
  fc.assert(
    fc.property(fc.oneof(words, letters), (text) => {
      for (const { title, spans } of interpret(text, context).commands) {
        const said = spans.filter(({ slot }) => slot === 'title').map(({ from, to }) => text.slice(from, to))
        expect(spans.every(({ from, to }) => from >= 0 && from < to && to <= text.length)).toBe(true)
        if (said.length > 0) expect(title).toBe(said.join(' ').normalize('NFC').replace(/\s+/g, ' '))
      }
    }),
    { numRuns: 1000 },
  )
})

it.each(['کل', 'ُ', 'aur ', 'yaad dilana aur ', '۵ ', 'har ', '« '])(
  'takes under 20 ms for 4,000 characters of "%s"',
  (unit) => {
    const text = `kal ${unit.repeat(4000)}`.slice(0, 4000)
    const times = Array.from({ length: 4 }, () => {
      const start = process.threadCpuUsage()
      interpret(text, context)
      const { user, system } = process.threadCpuUsage(start)
      return (user + system) / 1000
    })

    expect(Math.min(...times)).toBeLessThan(20)
  },
)
