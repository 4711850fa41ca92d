import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { subgraphNames } from '../../all-in-one/subgraphs.ts'
import { containersOf, named, overlayNames, rendered, valuesOf } from './rendered.ts'
import { chart, conform, describeWithTools, kubernetesVersion, run } from './tools.ts'

const connectionsOfAudit = 10 + 5 + 3 + 5 + 5 // of all subgraphs the most: its pools, and those of its ORM

describeWithTools('the chart', ['helm'], () => {
  test.each(overlayNames)('says nothing to a strict linter: %s', async (overlay) => {
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
    [
      'the login of a mail server among them',
      'subgraphs.reminder.env.SMTP_URL=smtp://a:b@c',
      /\/subgraphs\/reminder\/env/,
    ],
    ['mail that leads nowhere', 'mailFrom=a@example.org', /Mails are unsubscribed from at publicUrl/],
    ['an image that no registry could have', 'image.repository=ghcr.io/Example/tickler', /\/image\/repository/],
  ])('refuses %s, and says where', async (_, value, fault) => {
    await expect(rendered('local', value)).rejects.toThrow(fault)
  })

  test('refuses mail that leads back to where nobody is safe', async () => {
    await expect(rendered('local', 'mailFrom=a@example.org', 'publicUrl=http://tickler.example.org')).rejects.toThrow(
      /Mails are unsubscribed from at publicUrl/,
    )
  })

  test('refuses tokens for the brokers from nowhere', async () => {
    await expect(rendered('production', 'kafka.saslMechanism=oauthbearer')).rejects.toThrow(/kafka\.oauth\.tokenUrl/)
  })

  test.each(['my.release', '1st', 'a'.repeat(41)])('refuses to be called what no Service may be: %s', async (name) => {
    await expect(
      run('helm', ['template', name, chart, `--kube-version=${kubernetesVersion}`, ...valuesOf('local')]),
    ).rejects.toThrow(/Call the release/)
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

  test.each(overlayNames)('makes no Secret, and names each part only its own: %s', async (overlay) => {
    const { resources } = await rendered(overlay)

    expect(resources.map(({ kind }) => kind)).not.toContain('Secret')
    const named = containersOf(resources).flatMap(({ name, envFrom }) =>
      envFrom.flatMap(({ secretRef }) => (secretRef && !secretRef.optional ? [[name, secretRef.name]] : [])),
    )
    expect(named.filter(([name, secret]) => secret !== `tickler-${name}`)).toEqual([])
  })

  test.each(overlayNames)('lets no container of ours write, rise or take what it likes: %s', async (overlay) => {
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

  test.each(overlayNames)('asks every role whether it has started, is ready and lives: %s', async (overlay) => {
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
  test.each(overlayNames)('is what Kubernetes takes, field by field: %s', async (overlay) => {
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
