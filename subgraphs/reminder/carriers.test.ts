import { expect, onTestFinished, test } from 'vitest'
import { createLog } from '../../platform/log.ts'
import { carriersFor } from './carriers.ts'
import { ReminderEnv } from './config.ts'
import type { Carrier } from './domain/parcel.ts'

const push: Carrier = { send: async () => ({ is: 'accepted' }), close: async () => undefined }
const worker = { query: () => Promise.reject(new Error('nothing is asked before the first message')) }

function ways(env: Record<string, string>) {
  const config = ReminderEnv.parse(env)
  const log = createLog('silent', 'test')
  const carriers = carriersFor({ config, push, worker, log, home: () => null, unsubscribeUrl: () => null })
  onTestFinished(async () => {
    for (const { close } of Object.values(carriers)) await close()
  })
  return carriers
}

test('in production there is no e-mail without a mail server, and nothing is noted', () => {
  expect(ways({ NODE_ENV: 'production' })).toEqual({ PUSH: push })
  const withServer = ways({ NODE_ENV: 'production', SMTP_URL: 'smtp://mail.example.org' })
  expect(Object.keys(withServer).toSorted()).toEqual(['EMAIL', 'PUSH'])
  expect(withServer.PUSH).toBe(push)
})

test('in development there are both ways, and pushes are noted', () => {
  for (const env of [{}, { SMTP_URL: 'smtp://mail.example.org' }]) {
    const carriers = ways(env)
    expect(Object.keys(carriers).toSorted()).toEqual(['EMAIL', 'PUSH'])
    expect(carriers.PUSH).not.toBe(push)
  }
})
