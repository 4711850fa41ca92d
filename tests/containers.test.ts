// compose.yaml: what can be told of it without Docker.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { subgraphNames } from '../all-in-one/subgraphs.ts'
import { gatewayConfig, subgraphUrl } from '../gateway/config.ts'
import { kafkaSettings } from '../kafka/client/settings.ts'
import { internalKey } from '../platform/internal-key.ts'
import { auditConfig } from '../subgraphs/audit/config.ts'
import { conversationConfig, gatewayAddress } from '../subgraphs/conversation/config.ts'
import { gatewayAddresses, reminderConfig } from '../subgraphs/reminder/config.ts'
import { taskConfig } from '../subgraphs/task/config.ts'

const root = new URL('../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')
const Compose = z.object({
  services: z.record(
    z.string(),
    z.object({
      image: z.string(),
      command: z.array(z.string()).default([]),
      environment: z.record(z.string(), z.string().nullable()).default({}),
      networks: z.object({ default: z.object({ aliases: z.array(z.string()) }) }).optional(),
    }),
  ),
})
const { services } = Compose.parse(parse(read('compose.yaml'), { merge: true }))
const ours = Object.entries(services).filter(([, { image }]) => image === 'tickler:local')

const home = mkdtempSync(join(tmpdir(), 'tickler-containers-'))
const makeSecrets = () =>
  execFileSync(process.execPath, [...(services['secrets']?.command ?? []).map(atHome)], {
    cwd: fileURLToPath(root),
    stdio: 'pipe',
  })
const atHome = (argument: string) => argument.replace('/home/node', home)

/** What the process in a container finds in its environment, where `outside` is that of Docker: Node itself reads the file. */
function envOf(name: string, outside: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { command = [], environment = {} } = services[name] ?? {}
  const passed = ([setting, value]: [string, string | null]) => {
    const given = value ?? outside[setting]
    return given === undefined ? [] : [[setting, given] as const]
  }
  const show = ['-e', 'console.log(JSON.stringify(process.env))']
  const options = command.filter((argument) => argument.startsWith('--env-file=')).map(atHome)
  const output = execFileSync(process.execPath, [...options, ...show], { env: {}, encoding: 'utf8' })
  return {
    ...z.record(z.string(), z.string()).parse(JSON.parse(output)),
    ...Object.fromEntries(Object.entries(environment).flatMap(passed)),
  }
}

beforeAll(() => {
  makeSecrets()
  return () => rmSync(home, { recursive: true, force: true })
})

const configs = { task: taskConfig, reminder: reminderConfig, conversation: conversationConfig, audit: auditConfig }

test.each(subgraphNames)('%s is given all that it asks for', async (name) => {
  const env = envOf(name)

  expect(configs[name](env)).toBeDefined()
  expect(kafkaSettings(env)?.KAFKA_BROKERS).toEqual(['kafka:19092'])
  expect(gatewayAddress(env).GATEWAY_URL).toBe('http://gateway:4000')
  await expect(internalKey(env['INTERNAL_PUBLIC_KEY'] ?? '', 'INTERNAL_PUBLIC_KEY')).resolves.toBeDefined()
})

test('mail goes out by the server that Docker is told of', () => {
  const outside = { SMTP_URL: 'smtp://mail.example.org', PUBLIC_URL: 'https://tickler.example.org' }

  expect(reminderConfig(envOf('reminder', { ...outside, MAIL_FROM: 'Tickler <a@example.org>' }))).toMatchObject({
    ...outside,
    MAIL_FROM: { name: 'Tickler', address: 'a@example.org' },
  })
  expect(reminderConfig(envOf('reminder'))).not.toHaveProperty('SMTP_URL')
})

test('the gateway and the scheduler are given the same key, and each the address of the other', async () => {
  const gateway = envOf('gateway')
  const config = gatewayConfig({ NODE_ENV: 'production', ...gateway })

  expect(gatewayAddresses(envOf('reminder'))).toEqual({
    GATEWAY_URL: 'http://gateway:4000',
    GATEWAY_INTERNAL_URL: `http://gateway:${config.INTERNAL_PORT}`,
    SYSTEM_KEY: config.SYSTEM_KEY,
  })
  for (const name of subgraphNames)
    expect(subgraphUrl(name, 'http://nowhere', gateway)).toBe(`http://${name}:${envOf(name)['PORT']}/graphql`)
  expect(existsSync(atHome(join(config.DATA_DIR, 'auth-key.json')))).toBe(true)
  await expect(internalKey(config.INTERNAL_PRIVATE_KEY ?? '', 'INTERNAL_PRIVATE_KEY')).resolves.toBeDefined()
})

test('every host that is named is a container', () => {
  const hosts = ours
    .flatMap(([name]) => Object.values(envOf(name)))
    .filter((value) => /^(https?|postgres(ql)?):\/\//.test(value))
    .map((url) => new URL(url).hostname)
  const containers = Object.entries(services).flatMap(([name, { networks }]) => [
    name,
    ...(networks?.default.aliases ?? []),
  ])

  expect(containers).toEqual(expect.arrayContaining([...new Set(hosts)]))
})

test('PostgreSQL gets the password by which the migrations come', () => {
  const file = services['postgres']?.environment['POSTGRES_PASSWORD_FILE'] ?? ''

  expect(new URL(envOf('migrations')['DATABASE_ADMIN_URL'] ?? '').password).toBe(readFileSync(atHome(file), 'utf8'))
})

test('secrets are made once: another start leaves them as they are', () => {
  const before = envOf('task')
  makeSecrets()

  expect(envOf('task')).toEqual(before)
})

test('what is run is there, and part of the image', () => {
  const left = read('.dockerignore').split('\n')
  for (const [, { command }] of ours) {
    const script = command.find((argument) => argument.endsWith('.ts')) ?? ''
    expect(existsSync(new URL(script, root)), script).toBe(true)
    if (script.startsWith('scripts/')) expect(left).toContain(`!${script}`)
  }
})

test('the versions are those of the chart', () => {
  const values = parse(read('charts/tickler/values.yaml'))

  expect(services['kafka']?.image).toBe(values.kafka.inside.image)
  expect(services['postgres']?.image).toBe(values.postgres.inside.image)
})
