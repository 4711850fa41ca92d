import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { subgraphNames } from '../../all-in-one/subgraphs.ts'
import { gatewayConfig, subgraphUrl } from '../../gateway/config.ts'
import { kafkaSettings } from '../../kafka/client/settings.ts'
import { SubgraphEnv } from '../../platform/subgraph-config.ts'
import { clusterSecrets } from '../../scripts/cluster/secrets.ts'
import { conversationConfig, gatewayAddress } from '../../subgraphs/conversation/config.ts'
import { gatewayAddresses, reminderConfig } from '../../subgraphs/reminder/config.ts'
import { taskConfig } from '../../subgraphs/task/config.ts'
import { type Container, containersOf, environmentOf, overlays, rendered, valuesOf } from './rendered.ts'
import { chart, conform, describeWithTools, kubernetesVersion, run } from './tools.ts'

const each = Object.keys(overlays) as (keyof typeof overlays)[] // what Object.keys forgets
const kafka = { KAFKA_SASL_USERNAME: 'tickler', KAFKA_SASL_PASSWORD: 'secret' }
const connectionsOfAudit = 10 + 5 + 3 + 5 + 5 // of all subgraphs the most: its pools, and those of its ORM
const secrets = await clusterSecrets({ release: 'tickler', adminUrl: undefined, database: 'tickler', kafka })

describeWithTools('the chart', ['helm'], () => {
  test.each(each)('says nothing to a strict linter: %s', async (overlay) => {
    expect(await run('helm', ['lint', '--strict', chart, ...valuesOf(overlay)])).toContain('0 chart(s) failed')
  })

  test.each([
    ['a value that nobody reads', 'gatway.replicas=2', /gatway/],
    ['none of a role', 'subgraphs.audit.replicas=0', /\/subgraphs\/audit\/replicas/],
    ['a broker without a port', 'kafka.brokers=example.org', /\/kafka\/brokers/],
    ['an issuer whose keys nobody knows', 'gateway.auth.issuer=https://id.example.org', /\/gateway\/auth\/jwksUrl/],
    ['nobody who signs people in', 'gateway.auth.local=false', /Say who signs people in/],
    ['no broker', 'kafka.inside.enabled=false', /Set kafka\.brokers/],
    ['TLS with the Kafka inside, which has none', 'kafka.ssl=true', /kafka\.inside speaks neither TLS nor SASL/],
    ['brokers elsewhere beside the Kafka inside', 'kafka.brokers=example.org:9092', /kafka\.inside/],
    ['a password among the settings', 'subgraphs.task.env.KAFKA_SASL_PASSWORD=x', /\/subgraphs\/task\/env/],
    ['a key among the settings', 'gateway.env.SYSTEM_KEY=x', /\/gateway\/env/],
    ['an image that no registry could have', 'image.repository=ghcr.io/Example/tickler', /\/image\/repository/],
  ])('refuses %s, and says where', async (_, value, fault) => {
    await expect(rendered('local', value)).rejects.toThrow(fault)
  })

  test('refuses tokens for the brokers from nowhere', async () => {
    await expect(rendered('production', 'kafka.saslMechanism=oauthbearer')).rejects.toThrow(/kafka\.oauth\.tokenUrl/)
  })

  test.each(['my.release', '1st', 'a'.repeat(41)])('refuses to be called what no Service may be: %s', async (name) => {
    await expect(
      run('helm', ['template', name, chart, `--kube-version=${kubernetesVersion}`, ...valuesOf('local')]),
    ).rejects.toThrow(/Call the release/)
  })

  test.each(each)('gives every process the settings that it takes: %s', async (overlay) => {
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
    expect(gatewayAddress(env('conversation'))).toEqual({ GATEWAY_URL: 'http://tickler-gateway:4000' })
    expect(gatewayAddresses(env('reminder'))).toMatchObject({
      GATEWAY_URL: 'http://tickler-gateway:4000',
      GATEWAY_INTERNAL_URL: 'http://tickler-gateway-internal:4005',
    })
    expect(kafkaSettings(env('topics'))).toEqual(kafkaSettings(env('task')))
  })

  test('asks brokers outside for TLS and SASL, and its own for neither', async () => {
    const settingsOf = async (overlay: keyof typeof overlays) => {
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

  test('has a PostgreSQL inside that has room for every connection while all roll out at once', async () => {
    const [postgres] = containersOf((await rendered('local')).resources).filter(({ name }) => name === 'postgres')

    const most = subgraphNames.length * 2 * connectionsOfAudit
    expect(Number(/max_connections=(\d+)/.exec(postgres?.args.join(' ') ?? '')?.[1])).toBeGreaterThan(most)
  })

  test('gives a Job up at once that says what only a person can mend', async () => {
    const jobs = (await rendered('production')).resources.filter(({ kind }) => kind === 'Job')

    expect(jobs).toHaveLength(2)
    for (const job of jobs)
      expect(job).toMatchObject({
        spec: {
          podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [2] } }] },
        },
      })
  })

  test.each(each)('makes no Secret, and names each part only its own: %s', async (overlay) => {
    const { resources } = await rendered(overlay)

    expect(resources.map(({ kind }) => kind)).not.toContain('Secret')
    const named = containersOf(resources).flatMap(({ name, envFrom }) =>
      envFrom.flatMap(({ secretRef }) => (secretRef && !secretRef.optional ? [[name, secretRef.name]] : [])),
    )
    expect(named.filter(([name, secret]) => secret !== `tickler-${name}`)).toEqual([])
  })

  test.each(each)('lets no container of ours write, rise or take what it likes: %s', async (overlay) => {
    const ours = containersOf((await rendered(overlay)).resources).filter(({ image }) => image.startsWith('tickler:'))

    expect(ours).toHaveLength(8) // five roles, two Jobs and the test
    for (const container of ours)
      expect(container).toMatchObject({
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
        resources: { requests: { cpu: expect.anything() }, limits: { memory: expect.anything() } },
      })
  })

  test.each(each)('asks every role whether it has started, is ready and lives: %s', async (overlay) => {
    const containers = containersOf((await rendered(overlay)).resources)

    for (const name of ['gateway', ...subgraphNames])
      expect(named(name, containers)).toMatchObject({
        startupProbe: { httpGet: { path: '/health', port: 'http' } },
        readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
        livenessProbe: { httpGet: { path: '/health', port: 'http' } },
      })
  })

  test('lets nobody call a subgraph but the gateway, where the network listens', async () => {
    const { resources } = await rendered('production')
    const doors = resources.filter(({ kind }) => kind === 'NetworkPolicy')

    expect(doors.map(({ metadata }) => metadata.name).sort()).toEqual(
      ['gateway', ...subgraphNames].map((name) => `tickler-${name}`).sort(),
    )
    const task = doors.find(({ metadata }) => metadata.name === 'tickler-task')
    expect(task).toMatchObject({
      spec: {
        ingress: [
          {
            ports: [{ port: 'http' }],
            from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/component': 'gateway' } } }],
          },
        ],
      },
    })
  })
})

describeWithTools('what the chart makes', ['helm', 'kubeconform'], () => {
  test.each(each)('is what Kubernetes takes, field by field: %s', async (overlay) => {
    const folder = mkdtempSync(join(tmpdir(), 'tickler-chart-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const { text, resources } = await rendered(overlay)
    const file = join(folder, 'rendered.yaml')
    writeFileSync(file, text)

    expect(await run('kubeconform', [...conform(), '-summary', file])).toContain(
      `Valid: ${resources.length}, Invalid: 0, Errors: 0, Skipped: 0`,
    )
  })
})

function named(name: string, containers: readonly Container[]): Container {
  const found = containers.find((one) => one.name === name)
  if (!found) throw new Error(`No container is called ${name}.`)
  return found
}
