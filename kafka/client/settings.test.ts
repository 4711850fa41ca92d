import { expect, test } from 'vitest'
import { kafkaSettings } from './settings.ts'

test('without brokers there are no settings, and blank is without', () => {
  expect(kafkaSettings({})).toBeUndefined()
  expect(kafkaSettings({ KAFKA_BROKERS: ' ' })).toBeUndefined()
})

test('brokers are a list, with or without spaces', () => {
  expect(kafkaSettings({ KAFKA_BROKERS: 'a:9092, b.example:9093,[::1]:9094' })?.KAFKA_BROKERS).toEqual([
    'a:9092',
    'b.example:9093',
    '[::1]:9094',
  ])
})

test.each([
  [{ KAFKA_BROKERS: 'localhost' }, /KAFKA_BROKERS.*host:port; this is "localhost"/],
  [{ KAFKA_BROKERS: 'kafka://a:9092' }, /KAFKA_BROKERS.*host:port/],
  [{ KAFKA_BROKERS: ',' }, /KAFKA_BROKERS.*one broker at least/],
  [{ KAFKA_BROKERS: 'a:1,b' }, /: KAFKA_BROKERS: write each broker as host:port; this is "b"\. /],
  [{ KAFKA_BROKERS: 'a:1', KAFKA_PREFIX: 'a/b' }, /KAFKA_PREFIX.*letters/],
  [{ KAFKA_BROKERS: 'a:1', KAFKA_SASL_MECHANISM: 'gssapi' }, /KAFKA_SASL_MECHANISM.*scram-sha-256/],
  [{ KAFKA_BROKERS: 'a:1', KAFKA_SASL_MECHANISM: 'plain' }, /KAFKA_SASL_USERNAME.*plain needs it.*KAFKA_SASL_PASSWORD/],
  [{ KAFKA_BROKERS: 'a:1', KAFKA_SASL_MECHANISM: 'oauthbearer' }, /KAFKA_OAUTH_TOKEN_URL.*oauthbearer needs it/],
  [
    { KAFKA_BROKERS: 'a:1', KAFKA_SASL_USERNAME: 'ada' },
    /: KAFKA_SASL_MECHANISM: KAFKA_SASL_USERNAME is nothing without it: use plain, scram-[^\n]*$/,
  ],
  [{ KAFKA_BROKERS: 'a:1', KAFKA_SASL_PASSWORD: 'x' }, /KAFKA_SASL_MECHANISM: KAFKA_SASL_PASSWORD is nothing/],
  [{ KAFKA_BROKERS: 'a:1', KAFKA_OAUTH_CLIENT_SECRET: 'x' }, /KAFKA_SASL_MECHANISM: KAFKA_OAUTH_CLIENT_SECRET is/],
  [{ KAFKA_BROKERS: 'a:1', KAFKA_SSL_CA: '/no/such/file' }, /KAFKA_SSL_CA.*no file that can be read/],
  [{ KAFKA_BROKERS: 'a:1', KAFKA_SSL_CERT: '-----BEGIN' }, /KAFKA_SSL_KEY.*KAFKA_SSL_CERT needs it/],
])('what cannot be meant is refused with what to write: %o', (env, problem) => {
  expect(() => kafkaSettings(env)).toThrow(problem)
})
