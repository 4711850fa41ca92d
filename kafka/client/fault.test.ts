import { expect, test } from 'vitest'
import { createLog } from '../../platform/log.ts'
import { kafkaClient } from './client.ts'
import { BrokerSilence, brokerFault } from './fault.ts'
import { kafkaSettings } from './settings.ts'

const faultOf = async (env: Record<string, string>) => {
  const settings = kafkaSettings(env)
  if (!settings) throw new Error('brokers were given')
  const admin = kafkaClient(settings, { clientId: 'test', log: createLog('silent', 'test') }).admin()
  const error = await admin.connect().then(
    () => null,
    (failure: unknown) => failure,
  )
  await admin.disconnect()
  return brokerFault(error, settings)
}

test('a broker that is not there is a line that names it and what to check', async () => {
  expect(await faultOf({ KAFKA_BROKERS: '127.0.0.1:1' })).toMatch(/127\.0\.0\.1:1 cannot be reached.*KAFKA_BROKERS/)
})

test('so is a host that does not exist', async () => {
  expect(await faultOf({ KAFKA_BROKERS: 'nowhere.invalid:9092' })).toMatch(/no such host.*nowhere\.invalid:9092/)
})

test('what nobody foresaw has no line, and is not taken for an outage', () => {
  const settings = kafkaSettings({ KAFKA_BROKERS: 'a:1' })
  expect(settings && brokerFault(new TypeError('of ours'), settings)).toBeNull()
})

test('one error that stands for several is what they are', () => {
  const settings = kafkaSettings({ KAFKA_BROKERS: 'a:1' })
  const refused = Object.assign(new Error('Not allowed'), { type: 'TOPIC_AUTHORIZATION_FAILED' })
  expect(settings && brokerFault(new AggregateError([refused]), settings)).toMatch(/refuse us a right that we need/)
})

test('who waited too long for another to connect takes the brokers for unreachable, though kafkajs would not try again', () => {
  const settings = kafkaSettings({ KAFKA_BROKERS: 'a:1' })
  const late = Object.assign(new Error('Timeout while acquiring lock'), {
    name: 'KafkaJSLockTimeout',
    retriable: false,
  })
  expect(settings && brokerFault(late, settings)).toMatch(/cannot be reached/)
})

test('what was compressed as only others can is no riddle: a line says what to set, and the process goes on', () => {
  const settings = kafkaSettings({ KAFKA_BROKERS: 'a:1' })
  const cause = new Error('ZSTD compression not implemented')
  expect(settings && brokerFault(new Error('wrapped', { cause }), settings)).toMatch(/compressed.*gzip or nothing/)
})

test('a log that nobody leads, as when all who have it are gone, is a line that says to see after them', () => {
  const settings = kafkaSettings({ KAFKA_BROKERS: 'a:1' })
  const orphaned = Object.assign(new Error('in the middle of an election'), { type: 'LEADER_NOT_AVAILABLE' })
  expect(settings && brokerFault(orphaned, settings)).toMatch(/none of the brokers at a:1 leads .* all of them run/)
})

test('brokers that say nothing at all cannot be reached, whatever the words of it', () => {
  const settings = kafkaSettings({ KAFKA_BROKERS: 'a:1' })
  expect(settings && brokerFault(new BrokerSilence('hush'), settings)).toMatch(/a:1 cannot be reached/)
})
