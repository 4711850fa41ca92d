// S23: brokers that encrypt, and that ask who somebody is.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { freshCertificates } from '../support/kafka/certificates.ts'
import { clientAs } from '../support/kafka/client-as.ts'
import { type OwnKafka, ownKafka } from '../support/kafka/own-kafka.ts'
import { byCertificate, byPassword, passwordOf, signedInAs } from '../support/kafka/secured.ts'
import { describeWithOwnKafka } from '../support/kafka/suites.ts'
import { tokenEndpoint } from '../support/kafka/token-endpoint.ts'
import { createTopics } from '../support/kafka/topics.ts'

const certificates = freshCertificates(afterAll)
const topic = 'task-events'

await describeWithOwnKafka('S23 a broker that asks for a certificate', () => {
  let kafka: OwnKafka
  beforeAll(async () => {
    kafka = await ownKafka({ finished: afterAll, security: byCertificate(certificates) })
    await createTopics(kafka.plainBrokers)
  })

  test('lets in whoever has one, and speaks TLS with them', async () => {
    const { cert, key } = certificates.client('task')
    const client = clientAs({
      KAFKA_BROKERS: kafka.brokers,
      KAFKA_SSL_CA: certificates.ca,
      KAFKA_SSL_CERT: cert,
      KAFKA_SSL_KEY: key,
    })

    expect(await client.write(topic, 'hello')).toBeNull()
    expect(await client.read(topic, 'task.test')).toEqual({ value: 'hello' })
  })

  test.each([
    ['no certificate of ours', { KAFKA_SSL_CA: certificates.ca }, /TLS with the brokers .* does not come about/],
    ['an authority that is not known', { KAFKA_SSL: '1' }, /check KAFKA_SSL, KAFKA_SSL_CA/],
    ['no TLS at all', {}, /cannot be reached: .*check KAFKA_BROKERS and KAFKA_SSL$/],
  ])('%s is one line that says what to check', async (_, env, line) => {
    expect(await clientAs({ KAFKA_BROKERS: kafka.brokers, ...env }).write(topic, 'hello')).toMatch(line)
  })
})

await describeWithOwnKafka('S23 a broker that asks for a password or a token, over TLS', () => {
  let kafka: OwnKafka
  beforeAll(async () => {
    kafka = await ownKafka({ finished: afterAll, security: byPassword(certificates, ['task', 'audit']) })
    await createTopics(kafka.plainBrokers)
  })

  const mechanisms = ['plain', 'scram-sha-256', 'scram-sha-512', 'oauthbearer'] as const

  test.each(mechanisms)('%s: an event goes from one subgraph to another', async (mechanism) => {
    const secrets = { task: passwordOf('task'), audit: passwordOf('audit') }
    const where = {
      KAFKA_BROKERS: kafka.brokers,
      KAFKA_OAUTH_TOKEN_URL: await tokenEndpoint(secrets, onTestFinished),
    }
    const client = (name: string) => clientAs({ ...where, ...signedInAs(name, certificates, mechanism) })
    const sent = randomUUID()

    expect(await client('task').write(topic, sent)).toBeNull()
    expect(await client('audit').read(topic, `audit.${randomUUID()}`, sent)).toEqual({ value: sent })
  })

  test.each(mechanisms)('%s: a wrong password is one line that says what to check', async (mechanism) => {
    const client = clientAs({
      ...signedInAs('task', certificates, mechanism),
      KAFKA_BROKERS: kafka.brokers,
      KAFKA_SASL_PASSWORD: 'wrong',
      KAFKA_OAUTH_CLIENT_SECRET: 'wrong',
      KAFKA_OAUTH_TOKEN_URL: await tokenEndpoint({ task: 'right' }, onTestFinished),
    })

    expect(await client.write(topic, 'hello')).toMatch(/do not let us in: check KAFKA_SASL_MECHANISM/)
  })

  test('nothing at all is one line, too', async () => {
    const client = clientAs({ KAFKA_BROKERS: kafka.brokers, KAFKA_SSL_CA: certificates.ca })

    expect(await client.write(topic, 'hello')).toMatch(/cannot be reached|do not let us in/)
  })
})
