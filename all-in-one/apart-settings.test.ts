import { expect, test } from 'vitest'
import { apartSettings } from './apart-settings.ts'
import { apartConfig } from './config.ts'

const storage = { url: (role: string) => `postgres://${role}@127.0.0.1/tickler`, key: (purpose: string) => purpose }
const settingsWith = (env: Record<string, string>) =>
  apartSettings(apartConfig({ KAFKA_BROKERS: 'broker:9092', ...env }), storage)

test('the ports after the gateway’s are the subgraphs’, and then that of its internal listener', async () => {
  const { gateway, ...subgraphs } = await settingsWith({ PORT: '5000' })

  expect(Object.values(subgraphs).map(({ PORT }) => PORT)).toEqual(['5001', '5002', '5003', '5004'])
  expect(gateway).toMatchObject({
    PORT: '5000',
    INTERNAL_PORT: '5005',
    TASK_URL: 'http://127.0.0.1:5001/graphql',
    AUDIT_URL: 'http://127.0.0.1:5004/graphql',
  })
})

test('wherever the gateway listens, what they say to each other stays on this machine', async () => {
  const { reminder, conversation, gateway } = await settingsWith({ HOST: '192.0.2.7' })

  expect(conversation).toMatchObject({ HOST: '127.0.0.1', GATEWAY_URL: 'http://192.0.2.7:4000' })
  expect(reminder).toMatchObject({ HOST: '127.0.0.1', GATEWAY_INTERNAL_URL: 'http://127.0.0.1:4005' })
  expect(gateway).toMatchObject({ INTERNAL_HOST: '127.0.0.1' })
})

test('links in mails lead to the gateway, or to where PUBLIC_URL says that it is reached', async () => {
  const { reminder } = await settingsWith({ HOST: '192.0.2.7' })
  const { reminder: elsewhere } = await settingsWith({ PUBLIC_URL: 'https://tickler.example.org' })

  expect(reminder).toMatchObject({ PUBLIC_URL: 'http://192.0.2.7:4000' })
  expect(elsewhere).toMatchObject({ PUBLIC_URL: 'https://tickler.example.org' })
})

test.each(['0', '65531'])('a port after which five are not to be had is refused: %s', (PORT) => {
  expect(() => apartConfig({ KAFKA_BROKERS: 'broker:9092', PORT })).toThrow(/PORT: .*five/)
})
