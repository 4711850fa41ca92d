import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unsubscribeTokens } from './unsubscribe.tokens.ts'
import { unsubscribeLink } from './unsubscribe-link.ts'

const { tokenOf, ownerOf, isFor } = unsubscribeTokens(Buffer.from('ab'.repeat(32), 'hex'))
const address = 'ada@example.org'
const owner = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })

test('a token says whose it is, holds for one address, and fits a URL; the address does not stand in it', () => {
  fc.assert(
    fc.property(owner, (ownerId) => {
      const token = tokenOf(ownerId, address)
      expect(token).toMatch(/^[\w-]+$/)
      expect(ownerOf(token)).toBe(ownerId)
      expect(isFor(token, address)).toBe(true)
      expect(isFor(token, 'Ada@example.org')).toBe(true)
      expect(isFor(token, 'ada@example.com')).toBe(false)
      expect(isFor(token, null)).toBe(false)
      expect(Buffer.from(token, 'base64url').toString()).not.toContain(address)
    }),
  )
})

test('a flipped bit is refused, whichever it is', () => {
  const token = Buffer.from(tokenOf('ada', address), 'base64url')
  for (let bit = 0; bit < token.length * 8; bit++) {
    const damaged = Buffer.from(token)
    damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(isFor(damaged.toString('base64url'), address)).toBe(false)
  }
})

test('what was cut, extended or made up, and what another server made, is refused', () => {
  const token = tokenOf('ada', address)
  const elsewhere = unsubscribeTokens(randomBytes(32)).tokenOf('ada', address)
  for (const text of [
    '',
    'x',
    elsewhere,
    token.slice(0, -1),
    `${token}A`,
    `${token}=`,
    ` ${token}`,
    `${token}\n`,
    'ÿ',
    '💥',
  ])
    expect([isFor(text, address), ownerOf(text)]).toEqual([false, null])
  fc.assert(
    fc.property(fc.string(), fc.option(fc.string()), (text, any) => {
      expect(isFor(text, any)).toBe(false)
    }),
  )
})

test('owner and address do not run into each other, and nobody’s address signs nothing', () => {
  expect(isFor(tokenOf('ada', 'a@example.org'), 'da@example.org')).toBe(false)
  expect(tokenOf('a', 'd@example.org').slice(0, 32)).not.toBe(tokenOf('ad', '@example.org').slice(0, 32))
})

test('there is a link where the server is reached, and none before that is known', () => {
  let home: string | null = null
  const linkOf = unsubscribeLink({ tokenOf, ownerOf, isFor }, () => home)

  expect(linkOf('ada', address)).toBeNull()
  home = 'https://tickler.example.org/'
  expect(linkOf('ada', address)).toBe(`https://tickler.example.org/unsubscribe/${tokenOf('ada', address)}`)
})
