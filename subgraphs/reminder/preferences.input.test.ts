import { expect, test } from 'vitest'
import { parseInput } from '../../platform/input.ts'
import { preferencesInput } from './preferences.input.ts'

test('without a mail server e-mail is refused by what to set, and everything else is as ever', () => {
  const without = preferencesInput({ canMail: false })
  const problem = expect.stringContaining('until whoever runs this server sets SMTP_URL')

  expect(() => parseInput(without, { email: 'ada@example.org', channels: ['IN_APP', 'EMAIL'] })).toThrow(
    expect.objectContaining({
      extensions: {
        code: 'BAD_USER_INPUT',
        problems: [
          { path: 'input.email', problem },
          { path: 'input.channels.1', problem },
        ],
      },
    }),
  )
  expect(parseInput(without, { email: null, channels: ['PUSH'] })).toEqual({ email: null, channels: ['PUSH'] })
})

test('blanks around an address are not of it, and its domain is written small', () => {
  const { email } = parseInput(preferencesInput({ canMail: true }), { email: ' Ada@Example.ORG ' })

  expect(email).toBe('Ada@example.org')
})
