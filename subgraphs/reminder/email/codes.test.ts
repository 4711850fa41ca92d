import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../../platform/id.ts'
import { codes } from './codes.ts'

const secret = Buffer.from('ab'.repeat(32), 'hex')

test('a code is six digits, the same on every replica, and another one elsewhere', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      const code = codes(secret).codeOf(id)
      expect(code).toMatch(/^\d{6}$/)
      expect(codes(Buffer.from(secret)).codeOf(id)).toBe(code)
    }),
  )
  const ids = Array.from({ length: 100 }, newId)
  const elsewhere = codes(randomBytes(32))
  expect(ids.filter((id) => codes(secret).codeOf(id) === elsewhere.codeOf(id)).length).toBeLessThan(5)
})

test('no code comes more often than another: digits are spread evenly in each place', () => {
  const { codeOf } = codes(secret)
  const many = 20_000
  const seen = Array.from({ length: 6 }, () => Array<number>(10).fill(0))
  for (let index = 0; index < many; index++)
    for (const [place, digit] of [...codeOf(`row-${index}`)].entries()) {
      const counts = seen[place] ?? []
      counts[Number(digit)] = (counts[Number(digit)] ?? 0) + 1
    }

  // Chi-squared with 9 degrees of freedom: more than 35 in one of a hundred thousand; the rows are always the same.
  for (const counts of seen)
    expect(counts.reduce((sum, count) => sum + (count - many / 10) ** 2 / (many / 10), 0)).toBeLessThan(35)
})

test('only the code itself passes for it', () => {
  const { codeOf, isCodeOf } = codes(secret)
  const code = codeOf('some row')

  expect(isCodeOf('some row', code)).toBe(true)
  for (const other of ['', '0', `${code}0`, code.slice(1), codeOf('another row')])
    expect(isCodeOf('some row', other)).toBe(false)
})
