import { expect, onTestFinished, test } from 'vitest'
import { carriersFor } from './carriers.ts'
import { ReminderEnv } from './config.ts'
import type { Carrier } from './domain/parcel.ts'
import { heardLog } from './mail/mail.fixture.ts'

const push: Carrier = { send: async () => ({ is: 'accepted' }), close: async () => undefined }
const worker = { query: () => Promise.reject(new Error('nothing is asked before the first message')) }

function ways(env: Record<string, string>) {
  const config = ReminderEnv.parse(env)
  const { log, lines } = heardLog()
  const carriers = carriersFor({ config, push, worker, log, home: () => null, unsubscribeUrl: () => null })
  onTestFinished(async () => {
    for (const { close } of Object.values(carriers)) await close()
  })
  return { carriers, lines }
}

test('in production there is no e-mail without a mail server, which is said once, and nothing is noted', () => {
  const without = ways({ NODE_ENV: 'production' })
  expect(without.carriers).toEqual({ PUSH: push })
  expect(without.lines).toEqual([expect.stringContaining('no e-mail: set SMTP_URL')])

  const withServer = ways({ NODE_ENV: 'production', SMTP_URL: 'smtp://mail.example.org' })
  expect(Object.keys(withServer.carriers).toSorted()).toEqual(['EMAIL', 'PUSH'])
  expect(withServer.carriers.PUSH).toBe(push)
  expect(withServer.lines).toEqual([])
})

test('in development there are both ways, and pushes are noted', () => {
  for (const env of [{}, { SMTP_URL: 'smtp://mail.example.org' }]) {
    const { carriers, lines } = ways(env)
    expect(Object.keys(carriers).toSorted()).toEqual(['EMAIL', 'PUSH'])
    expect(carriers.PUSH).not.toBe(push)
    expect(lines).toEqual([])
  }
})
