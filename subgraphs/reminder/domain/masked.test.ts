import fc from 'fast-check'
import { expect, test } from 'vitest'
import { masked } from './masked.ts'

test('an address is known by its first character and its domain', () => {
  expect(masked('ali@example.org')).toBe('a***@example.org')
  expect(masked('a@example.org')).toBe('a***@example.org')
})

test('whatever comes before the last @, only its first character is ever shown', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'binary' }), fc.domain(), (local, domain) => {
      const [first] = local
      expect(masked(`${local}@${domain}`)).toBe(`${first}***@${domain}`)
    }),
  )
})

test('how long the hidden part is cannot be seen', () => {
  expect(masked('a@example.org')).toBe(masked('abdul.rahman@example.org'))
})

test('of what is no address nothing is shown', () => {
  for (const given of ['', 'ali', '@example.org', '@']) expect(masked(given)).toBe('***')
})
