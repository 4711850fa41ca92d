// The settings that the chart gives to each process, held against the code that reads them.
import { expect, test } from 'vitest'
import { subgraphNames } from '../../all-in-one/subgraphs.ts'
import { gatewayConfig, subgraphUrl } from '../../gateway/config.ts'
import { kafkaSettings } from '../../kafka/client/settings.ts'
import { SubgraphEnv } from '../../platform/subgraph-config.ts'
import { clusterSecrets } from '../../scripts/cluster/secrets.ts'
import { conversationConfig, gatewayAddress } from '../../subgraphs/conversation/config.ts'
import { gatewayAddresses, reminderConfig } from '../../subgraphs/reminder/config.ts'
import { taskConfig } from '../../subgraphs/task/config.ts'
import { containersOf, environmentOf, named, type Overlay, overlayNames, rendered } from './rendered.ts'
import { describeWithTools } from './tools.ts'

const kafka = { KAFKA_SASL_USERNAME: 'tickler', KAFKA_SASL_PASSWORD: 'secret' }
const about = { release: 'tickler', adminUrl: undefined, database: 'tickler', kafka }
const secrets = await clusterSecrets(about)

describeWithTools('the chart', ['helm'], () => {
  test.each(overlayNames)('gives every process the settings that it takes: %s', async (overlay) => {
    const { resources } = await rendered(overlay)
    const containers = containersOf(resources)
    const env = (name: string) => environmentOf(named(name, containers), resources, secrets)

    const gateway = env('gateway')
    expect(gatewayConfig(gateway)).toMatchObject({ NODE_ENV: 'production', PORT: 4000, INTERNAL_PORT: 4005 })
    for (const name of subgraphNames) {
      expect(subgraphUrl(name, 'http://nobody.invalid', gateway)).toBe(`http://tickler-${name}:4000/graphql`)
      expect(Object.keys(env(name))).toEqual(
        expect.arrayContaining([...Object.keys(SubgraphEnv.shape), 'INTERNAL_PUBLIC_KEY']),
      )
      expect(kafkaSettings(env(name))?.KAFKA_BROKERS).not.toHaveLength(0)
    }
    expect(taskConfig(env('task'))).toMatchObject({ CHANGES_RETENTION_DAYS: 30, DEFAULT_TIME_ZONE: 'UTC' })
    expect(reminderConfig(env('reminder'))).toMatchObject({ REMINDERS_RETENTION_DAYS: 90 })
    expect(conversationConfig(env('conversation')).DATABASE_URL).toContain('conversation:')
    expect(conversationConfig(env('conversation'))).toMatchObject({ OLLAMA_MODEL: 'gemma3:4b' })
    expect(conversationConfig(env('conversation')).OLLAMA_URL).toBeUndefined()
    expect(gatewayAddress(env('conversation'))).toEqual({ GATEWAY_URL: 'http://tickler-gateway:4000' })
    expect(gatewayAddresses(env('reminder'))).toMatchObject({
      GATEWAY_URL: 'http://tickler-gateway:4000',
      GATEWAY_INTERNAL_URL: 'http://tickler-gateway-internal:4005',
    })
    expect(kafkaSettings(env('topics'))).toEqual(kafkaSettings(env('task')))
  })

  test('asks brokers outside for TLS and SASL, and its own for neither', async () => {
    const settingsOf = async (overlay: Overlay) => {
      const { resources } = await rendered(overlay)
      return kafkaSettings(environmentOf(named('task', containersOf(resources)), resources, secrets))
    }
    expect(await settingsOf('production')).toMatchObject({
      KAFKA_SSL: true,
      KAFKA_SASL_MECHANISM: 'scram-sha-512',
      ...kafka,
    })
    expect(await settingsOf('local')).toMatchObject({ KAFKA_SSL: false, KAFKA_BROKERS: ['tickler-kafka:9092'] })
  })

  test('lets whoever connects to what is outside trust the authorities that were named', async () => {
    const { resources } = await rendered('production')

    const connecting = resources.filter(({ kind }) => kind === 'Deployment' || kind === 'Job')
    expect(connecting).toHaveLength(7)
    for (const one of connecting)
      expect(one).toMatchObject({
        spec: {
          template: {
            spec: {
              containers: [
                { volumeMounts: [{ name: 'authorities', mountPath: '/etc/tickler/authorities', readOnly: true }] },
              ],
              volumes: [{ name: 'authorities', configMap: { name: 'company-ca' } }],
            },
          },
        },
      })
    for (const container of containersOf(connecting))
      expect(environmentOf(container, resources, secrets)).toMatchObject({
        NODE_EXTRA_CA_CERTS: '/etc/tickler/authorities/ca.pem',
      })
  })

  test('has mails go out, and leads them back to the gateway', async () => {
    const mail = { MAIL_FROM: 'Tickler <tickler@example.org>', SMTP_URL: 'smtp://mail.example.org' }
    const { resources } = await rendered(
      'production',
      `mailFrom=${mail.MAIL_FROM}`,
      'publicUrl=https://tickler.example.org',
      'pushContact=mailto:ops@example.org',
    )
    const mailing = await clusterSecrets({ ...about, smtpUrl: mail.SMTP_URL })

    expect(reminderConfig(environmentOf(named('reminder', containersOf(resources)), resources, mailing))).toMatchObject(
      {
        NODE_ENV: 'production',
        SMTP_URL: mail.SMTP_URL,
        MAIL_FROM: { name: 'Tickler', address: 'tickler@example.org' },
        PUBLIC_URL: 'https://tickler.example.org',
        PUSH_CONTACT: 'mailto:ops@example.org',
      },
    )
  })
})
