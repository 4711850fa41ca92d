import { expect, test } from 'vitest'
import { contactOf } from './contact.ts'

const none = { PUSH_CONTACT: undefined, PUBLIC_URL: undefined, MAIL_FROM: 'Tickler <tickler@localhost>' }

test('a push service may write to whoever is named, else to this server’s own address, else to whom mails come from', () => {
  const all = {
    PUSH_CONTACT: 'mailto:push@example.org',
    PUBLIC_URL: 'https://tickler.example.org',
    MAIL_FROM: '"x@y.zz" <ops@example.org>',
  }

  expect(contactOf(all)).toBe('mailto:push@example.org')
  expect(contactOf({ ...all, PUSH_CONTACT: undefined })).toBe('https://tickler.example.org')
  expect(contactOf({ ...none, MAIL_FROM: all.MAIL_FROM })).toBe('mailto:ops@example.org')
})

test('it is told no address that is of this machine alone', () => {
  expect(contactOf({ ...none, PUBLIC_URL: 'https://localhost:4000' })).toBe('mailto:tickler@example.org')
  expect(contactOf({ ...none, PUBLIC_URL: 'http://192.168.0.7' })).toBe('mailto:tickler@example.org')
})
