import { expect, test } from 'vitest'
import { allInOneConfig } from '../../all-in-one/config.ts'
import { reminderConfig } from './config.ts'

const env = {
  DATABASE_URL: 'postgres://reminder@127.0.0.1/tickler',
  WORKER_DATABASE_URL: 'postgres://reminder_worker@127.0.0.1/tickler',
  CURSOR_KEY: 'ab'.repeat(32),
  GATEWAY_PUBLIC_KEY: '{}',
  AUTH_LOCAL: '1',
}
const allowing = { ...env, PUSH_ALLOW_HOSTS: ' 127.0.0.1:8443, Push.Test:443 ' }

const ways = [
  ['in a process of its own', reminderConfig],
  ['all in one', (given: typeof env) => allInOneConfig(given).config],
] as const

test.each(ways)('S21: hosts are let in for tests, %s', (_way, read) => {
  expect(read({ ...allowing, ...{ NODE_ENV: 'test' } }).PUSH_ALLOW_HOSTS).toEqual(['127.0.0.1:8443', 'push.test:443'])
})

test.each(ways)('S21: and never in production, %s', (_way, read) => {
  const production = { ...env, ...{ NODE_ENV: 'production' } }
  expect(read(production).PUSH_ALLOW_HOSTS).toEqual([])
  expect(() => read({ ...production, PUSH_ALLOW_HOSTS: '127.0.0.1:8443' } as typeof env)).toThrow(
    'PUSH_ALLOW_HOSTS: unset it, as in production pushes go to public addresses alone',
  )
})

const mailing = {
  ...{ ...env, NODE_ENV: 'production', SMTP_URL: 'smtp://mail.example.org' },
  ...{ PUBLIC_URL: 'https://tickler.example.org', MAIL_FROM: 'Tickler <tickler@example.org>' },
}
const mailsLeadBack = 'PUBLIC_URL: set it to where people reach this server by https, https://tickler.example.org'
const mailsAreFromSomebody = 'MAIL_FROM: set it to whom mails come from, Tickler <tickler@example.org>'

test.each(ways)('in production no mail goes out that leads nowhere, or comes from nobody, %s', (_way, read) => {
  expect(read(mailing)).toMatchObject({ MAIL_FROM: { name: 'Tickler', address: 'tickler@example.org' } })

  const reading = (more: Partial<typeof mailing>) => () => read({ ...mailing, ...more })
  expect(reading({ PUBLIC_URL: '' })).toThrow(mailsLeadBack)
  expect(reading({ PUBLIC_URL: 'http://tickler.example.org' })).toThrow(mailsLeadBack)
  expect(reading({ MAIL_FROM: '' })).toThrow(mailsAreFromSomebody)
  expect(reading({ PUBLIC_URL: '', MAIL_FROM: '' })).toThrow(mailsAreFromSomebody)
})

test.each(ways)('without a mail server, and elsewhere, neither is asked for, %s', (_way, read) => {
  const bare = { ...mailing, PUBLIC_URL: '', MAIL_FROM: '' }
  for (const more of [{ SMTP_URL: '' }, { NODE_ENV: 'development' }])
    expect(read({ ...bare, ...more })).not.toHaveProperty('PUBLIC_URL')
})

test.each(ways)('a public address has nothing behind it, %s', (_way, read) => {
  const reading = (PUBLIC_URL: string) => read({ ...env, ...{ PUBLIC_URL } }).PUBLIC_URL

  for (const home of ['https://tickler.example.org', 'https://tickler.example.org/', 'http://[::1]:4000'])
    expect(reading(home)).toBe(home)
  for (const more of ['/app', '?a=b', '/?', '#top', '/#'])
    expect(() => reading(`https://tickler.example.org${more}`), more).toThrow(
      'PUBLIC_URL: use https://tickler.example.org, without a path',
    )
  for (const other of ['tickler', 'ftp://tickler.example.org', 'https://me:secret@tickler.example.org'])
    expect(() => reading(other), other).toThrow('PUBLIC_URL: use https://tickler.example.org, without a path')
})
