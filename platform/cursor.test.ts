import { createHash, createHmac, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cursors } from './cursor.ts'

const { seal, open } = cursors(randomBytes(32))
const refused = expect.objectContaining({
  extensions: { code: 'BAD_USER_INPUT', problems: [{ path: 'after', problem: expect.stringContaining('unchanged') }] },
})
const keys = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant(null)), { maxLength: 4 })

test('a cursor opens to what was sealed', () => {
  fc.assert(
    fc.property(keys, fc.string(), fc.string(), (values, list, owner) => {
      expect(open(list, owner, seal(list, owner, values))).toEqual(values)
    }),
  )
})

test('it passes as the scalar Cursor, and fits a URL', () => {
  fc.assert(
    fc.property(keys, (values) => {
      expect(seal('tasks', 'alice', values)).toMatch(/^[\w-]+$/)
    }),
  )
})

test('another person’s, another list’s and another server’s cursors are refused', () => {
  const cursor = seal('tasks/DUE_ASC', 'alice', ['2030-01-01', 'id'])

  expect(() => open('tasks/DUE_ASC', 'bob', cursor)).toThrow(refused)
  expect(() => open('tasks/DUE_DESC', 'alice', cursor)).toThrow(refused)
  expect(() => cursors(randomBytes(32)).open('tasks/DUE_ASC', 'alice', cursor)).toThrow(refused)
})

test('list and owner do not run into each other', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 2 }), fc.nat(), (both, at) => {
      const [list, owner] = [both.slice(0, at % both.length), both.slice(at % both.length)]
      fc.pre(!both.includes('\0'))
      expect(() => open(`${list}${owner[0]}`, owner.slice(1), seal(list, owner, [1]))).toThrow(refused)
    }),
  )
})

test('a flipped bit is refused, whichever it is', () => {
  const cursor = Buffer.from(seal('tasks', 'alice', ['2030-01-01T00:00:00.000Z', 7, null]), 'base64url')
  for (let bit = 0; bit < cursor.length * 8; bit++) {
    const damaged = Buffer.from(cursor)
    damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(() => open('tasks', 'alice', damaged.toString('base64url'))).toThrow(refused)
  }
})

test('cut, extended, padded, and what was never a cursor: refused all the same', () => {
  const cursor = seal('tasks', 'alice', [1])
  for (const text of [
    '',
    ' ',
    'x',
    cursor.slice(0, -1),
    `${cursor}A`,
    `${cursor}=`,
    ` ${cursor}`,
    `${cursor}\n`,
    '💥',
    'bnVsbA',
  ])
    expect(() => open('tasks', 'alice', text)).toThrow(refused)
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => open('tasks', 'alice', text)).toThrow(refused)
    }),
  )
})

test('it is signed by HMAC as RFC 2104 has it, whatever the length of the key', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), keys, fc.string(), (secret, values, owner) => {
      const body = Buffer.from(JSON.stringify(values))
      const owned = createHash('sha256').update(`tasks\0${owner}`).digest()
      const tag = createHmac('sha256', secret).update(owned).update(body).digest().subarray(0, 12)

      expect(cursors(Buffer.from(secret)).seal('tasks', owner, values)).toBe(
        Buffer.concat([tag, body]).toString('base64url'),
      )
    }),
  )
})
