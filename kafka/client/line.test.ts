import { expect, onTestFinished, test } from 'vitest'
import { createLog } from '../../platform/log.ts'
import { describeWithKafka } from '../../tests/support/kafka/suites.ts'
import { kafkaClient } from './client.ts'
import { kafkaSettings } from './settings.ts'

await describeWithKafka('a client with a line', ({ env }) => {
  function adminOn(line: AbortController) {
    const settings = kafkaSettings(env)
    if (!settings) throw new Error('brokers were given')
    const client = kafkaClient(settings, { clientId: 'test', log: createLog('silent', 'test'), retries: 1, line })
    const admin = client.admin()
    onTestFinished(() => admin.disconnect())
    return admin
  }

  test('hears that a connection ended, and makes no other: what it reaches then may have lost what it knew', async () => {
    const line = new AbortController()
    const admin = adminOn(line)
    await admin.connect()
    expect(line.signal.aborted).toBe(false)

    await admin.disconnect()

    await expect.poll(() => line.signal.aborted).toBe(true)
    await expect(admin.connect()).rejects.toThrow(/this line was cut/)
  })

  test('is not cut by a broker that was never reached', async () => {
    const line = new AbortController()
    const settings = kafkaSettings({ KAFKA_BROKERS: '127.0.0.1:1' })
    if (!settings) throw new Error('brokers were given')
    const client = kafkaClient(settings, { clientId: 'test', log: createLog('silent', 'test'), retries: 1, line })

    await expect(client.admin().connect()).rejects.toThrow(/ECONNREFUSED/)

    expect(line.signal.aborted).toBe(false)
  })
})
