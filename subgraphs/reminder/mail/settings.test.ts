import { expect, test } from 'vitest'
import { ReminderEnv } from '../config.ts'
import { hostOf, senderOf } from './sender.ts'
import { smtpSettings } from './smtp-url.ts'

const problemsOf = (env: Record<string, string>) =>
  ReminderEnv.safeParse(env).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)

test('a mail server is reached by what its URL says', () => {
  expect(smtpSettings('smtp://ali:p%40ss%25@mail.example.org:2525')).toEqual({
    host: 'mail.example.org',
    port: 2525,
    secure: false,
    requireTLS: true,
    ignoreTLS: false,
    tls: { rejectUnauthorized: true },
    auth: { user: 'ali', pass: 'p@ss%' },
    forceAuth: true,
  })
  expect(smtpSettings('smtps://[::1]:465')).toMatchObject({ host: '::1', port: 465, secure: true })
})

test.each([
  ['smtp://ali:secret@mail.example.org', { requireTLS: true, ignoreTLS: false }],
  ['smtp://ali:secret@mail.example.org?ignoreTLS=true', { requireTLS: false, ignoreTLS: true }],
  ['smtp://mail.example.org', { requireTLS: false, ignoreTLS: false }],
  ['smtp://mail.example.org?requireTLS=true', { requireTLS: true, ignoreTLS: false }],
  ['smtp://ali:secret@localhost', { requireTLS: false, ignoreTLS: true }],
  ['smtp://ali:secret@127.0.0.1', { requireTLS: false, ignoreTLS: true }],
  ['smtp://ali:secret@[::1]', { requireTLS: false, ignoreTLS: true }],
  ['smtp://ali:secret@localhost?requireTLS=true', { requireTLS: true, ignoreTLS: false }],
  ['smtp://ali:secret@localhost.example.org', { requireTLS: true, ignoreTLS: false }],
  ['smtp://ali:secret@127.example.org', { requireTLS: true, ignoreTLS: false }],
  ['smtps://ali:secret@mail.example.org', { requireTLS: false, secure: true }],
])('a login travels under TLS or stays on this machine, unless the URL says otherwise: %s', (url, expected) => {
  expect(smtpSettings(url)).toMatchObject(expected)
})

test.each([
  ['http://mail.example.org', /use smtp:/],
  ['mail.example.org', /use smtp:/],
  ['smtp://', /use smtp:/],
  ['smtp://ali:100%@mail.example.org', /%25/],
  ['smtp://ali:secret@mail.example.org?requiretls=true', /requireTLS, ignoreTLS, tls\.rejectUnauthorized/],
  ['smtp://ali:secret@mail.example.org?requireTLS=yes', /true or false/],
])('a mail server that cannot be used is refused at the start, without the password: %s', (given, problem) => {
  const problems = problemsOf({ SMTP_URL: given })

  expect(problems).toEqual([expect.stringMatching(problem)])
  expect(problems?.join()).not.toContain('secret@')
})

test('a sender is an address, with a name or without', () => {
  expect(senderOf('tickler@localhost')).toEqual({ name: '', address: 'tickler@localhost' })
  expect(senderOf('Tickler <tickler@localhost>')).toEqual({ name: 'Tickler', address: 'tickler@localhost' })
  expect(senderOf('"Rem, inders" <a.b+c@Mail.Example.org>')).toEqual({
    name: 'Rem, inders',
    address: 'a.b+c@Mail.Example.org',
  })
  expect(hostOf({ name: '', address: 'a@Mail.Example.org' })).toBe('mail.example.org')
})

test.each([
  ['Tickler'],
  ['Tickler <>'],
  ['a@b@c'],
  ['a@b.example\r\nBcc: x@y.example'],
  ['A <a@b.example>, B <b@b.example>'],
  ['x\n<a@b.example>'],
])('S22: the sender %j is refused at the start', (given) =>
  expect(problemsOf({ MAIL_FROM: given })).toEqual(['MAIL_FROM: use an address, or Name <address>']),
)
