import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emailAddress } from './address.ts'

const taken = (given: string) => {
  const { data, error } = emailAddress.safeParse(given)
  return data ?? error?.issues.map(({ message }) => message)
}

test('an address is kept trimmed, its domain in lower case, and the rest as it was written', () => {
  expect(taken('  Ali.Khan+todo@Example.ORG ')).toBe('Ali.Khan+todo@example.org')
})

test('a domain in any script goes over the wire in ASCII', () => {
  expect(taken('ali@bücher.example')).toBe('ali@xn--bcher-kva.example')
  expect(taken('ali@BU\u0308CHER.example')).toBe('ali@xn--bcher-kva.example')
  expect(taken('ali@مثال.پاکستان')).toBe('ali@xn--mgbh0fb.xn--mgbai9azgqp6j')
})

const refused: Readonly<Record<string, readonly string[]>> = {
  'write one address alone, like ali@example.org': [
    '',
    '@',
    'ali',
    'ali@',
    '@example.org',
    'ali@localhost',
    'a@b@example.org',
    'ali@example.org, bilal@example.org',
    'ali@example.org;bilal@example.org',
    'Ali <ali@example.org>',
    '<ali@example.org>',
    'friends: ali@example.org;',
    '@relay.example:ali@example.org',
    'ali%example.org@relay.example',
    'relay!ali@example.org',
    '"ali"@example.org',
    '"a@b"@example.org',
    'ali(comment)@example.org',
    'a li@example.org',
    '.ali@example.org',
    'ali.@example.org',
    'a..li@example.org',
    'ali@example..org',
    'ali@.example.org',
    'ali@example.org.',
    'ali@-example.org',
    'ali@exa_mple.org',
    'ali@ex%61mple.org',
    'ali@[127.0.0.1]',
    'ali@127.0.0.1',
    'ali@0x7f.1',
    'ali@[::1]',
    'ali@example.org:25',
    'ali@example.org/path',
    'ali@xn--.example',
    'ali@exam\u200bple.org',
    `ali@${'a'.repeat(64)}.org`,
  ],
  'remove the line breaks and control characters': [
    'ali@example.org\r\nBcc: all@example.org',
    'ali@example.org\nx',
    'a\u0000li@example.org',
    'ali\u2028@example.org',
    'ali@example.org\r\n',
    '\nali@example.org',
    'ali@example.org\u2028',
  ],
  'write the part before the @ in Latin letters: few mail servers take others': ['علی@example.org', 'аli@example.org'],
  'use an address of at most 254 characters': [
    `${'a'.repeat(65)}@example.org`,
    `${'a'.repeat(1_000_000)}@example.org`,
    `${'a'.repeat(64)}@${'b'.repeat(63)}.${'b'.repeat(63)}.${'b'.repeat(63)}.org`,
  ],
}

test.each(Object.entries(refused).flatMap(([problem, all]) => all.map((given) => [given, problem] as const)))(
  'S22: "%s" is told once what is wrong',
  (given, problem) => expect(taken(given)).toEqual([problem]),
)

test('S22: whatever is given, what is taken is one plain mailbox, and is taken again unchanged', () => {
  const parts = fc.constantFrom(
    'a',
    'B',
    '@',
    '.',
    '-',
    ' ',
    '"',
    '<',
    '>',
    ',',
    ';',
    ':',
    '(',
    '\\',
    '%',
    '!',
    '\n',
    'ü',
    'ڈ',
    '。',
  )
  const given = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.emailAddress(),
    fc.array(parts, { maxLength: 20 }).map((all) => all.join('')),
    fc.tuple(fc.string({ unit: 'binary', maxLength: 3 }), fc.emailAddress()).map((both) => both.join('')),
  )
  fc.assert(
    fc.property(given, (text) => {
      const { data } = emailAddress.safeParse(text)
      if (data === undefined) return
      expect(data).toMatch(/^[a-zA-Z0-9#$&'*+/=?^_`{|}~.-]{1,64}@[a-z0-9.-]{4,253}$/)
      expect(data.length).toBeLessThanOrEqual(254)
      expect(emailAddress.parse(data)).toBe(data)
    }),
    { numRuns: 2000 },
  )
})
