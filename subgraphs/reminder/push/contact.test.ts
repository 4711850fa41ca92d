import { expect, test } from 'vitest'
import { ReminderEnv } from '../config.ts'
import { contactOf } from './contact.ts'

const contact = (env: Record<string, string>) => contactOf(ReminderEnv.parse(env))

test('a push service may write to whoever is named, else to this server’s own address, else to whom mails come from', () => {
  const MAIL_FROM = '"x@y.zz" <ops@example.org>'
  const PUBLIC_URL = 'https://tickler.example.org'

  expect(contact({ PUSH_CONTACT: 'mailto:push@example.org', PUBLIC_URL, MAIL_FROM })).toBe('mailto:push@example.org')
  expect(contact({ PUBLIC_URL, MAIL_FROM })).toBe('https://tickler.example.org')
  expect(contact({ MAIL_FROM })).toBe('mailto:ops@example.org')
})

test('it is told no address that is of this machine alone', () => {
  expect(contact({ PUBLIC_URL: 'https://localhost:4000' })).toBe('mailto:tickler@example.org')
  expect(contact({ PUBLIC_URL: 'https://192.168.0.7' })).toBe('mailto:tickler@example.org')
  expect(contact({ PUBLIC_URL: 'https://[fd00::7]' })).toBe('mailto:tickler@example.org')
  expect(contact({ MAIL_FROM: 'tickler@10.0.0.1' })).toBe('mailto:tickler@example.org')
  expect(contact({ MAIL_FROM: 'Tickler <tickler@localhost>' })).toBe('mailto:tickler@example.org')
})
