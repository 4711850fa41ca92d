import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { oauthTokens } from './oauth.ts'
import { kafkaSettings } from './settings.ts'

/** A server for tokens, and with what it was asked for them. */
async function tokenServer() {
  const asked: (string | undefined)[] = []
  const server = createServer(({ headers }, response) => {
    asked.push(headers.authorization)
    response.end(JSON.stringify({ access_token: 'a-token', expires_in: 600 }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it listens on a port')
  return { url: `http://127.0.0.1:${address.port}/token`, asked }
}

test.each([
  ['task', 'plain-secret_1', 'task:plain-secret_1'],
  ['https://issuer/task', 'a b:c+d%/é', 'https%3A%2F%2Fissuer%2Ftask:a+b%3Ac%2Bd%25%2F%C3%A9'],
])('%s and its secret are form-encoded before they are joined (RFC 6749, 2.3.1)', async (id, secret, joined) => {
  const { url, asked } = await tokenServer()
  const settings = kafkaSettings({
    KAFKA_BROKERS: 'a:1',
    KAFKA_SASL_MECHANISM: 'oauthbearer',
    KAFKA_OAUTH_TOKEN_URL: url,
    KAFKA_OAUTH_CLIENT_ID: id,
    KAFKA_OAUTH_CLIENT_SECRET: secret,
  })
  if (!settings) throw new Error('brokers were given')

  expect(await oauthTokens(settings)()).toEqual({ value: 'a-token' })

  expect(asked).toEqual([`Basic ${Buffer.from(joined).toString('base64')}`])
})
