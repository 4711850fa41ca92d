import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { newInternalKeys } from '../platform/internal-key.ts'
import { ask } from '../tests/support/tiny-graph/clients.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const node = join(root, 'node_modules/.bin/node')

let dataDir: string
let keys: Awaited<ReturnType<typeof newInternalKeys>>

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tickler-gateway-process-'))
  keys = await newInternalKeys()
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

function run(script: string, args: string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(node, [join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'development', PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function ended(child: ChildProcess) {
  const [out, err, [code]] = await Promise.all([
    child.stdout?.setEncoding('utf8').toArray() ?? [],
    child.stderr?.setEncoding('utf8').toArray() ?? [],
    once(child, 'exit'),
  ])
  return { code: z.number().nullable().parse(code), out: out.join(''), err: err.join('') }
}

const gateway = (env: Record<string, string> = {}) =>
  run('gateway/main.ts', [], { INTERNAL_PRIVATE_KEY: keys.privateKey, ...env })

test('alone in its process the gateway serves while every subgraph is away, and stops when asked', async () => {
  const child = gateway({ TASK_URL: 'http://127.0.0.1:1/graphql', LOG_LEVEL: 'silent' })
  const [line] = z.tuple([z.string()]).parse(child.stdout && (await once(child.stdout.setEncoding('utf8'), 'data')))
  const url = /^The gateway is ready at (http:\S+)\n$/.exec(line)?.[1] ?? ''
  expect((await fetch(`${url}/health`)).status).toBe(200)
  const ready = await fetch(`${url}/ready`)
  expect(ready.status).toBe(200)
  expect(await ready.json()).toMatchObject({ status: 'ready', parts: { task: 'does not answer' } })
  const { body } = await ask(url, null, '{ changes { head } }')
  expect(body).toMatchObject({
    data: null,
    errors: [{ path: ['changes'], extensions: { code: 'UNAVAILABLE', service: 'task' } }],
  })
  child.kill('SIGTERM')
  expect(await ended(child)).toMatchObject({ code: 0 })
})

test.each<[string, Record<string, string>, RegExp]>([
  ['no key for its subgraphs', { INTERNAL_PRIVATE_KEY: '' }, /^INTERNAL_PRIVATE_KEY is not set: .+\n$/],
  ['a key that is none', { INTERNAL_PRIVATE_KEY: 'nonsense' }, /^INTERNAL_PRIVATE_KEY is no Ed25519 key: .+\n$/],
  [
    'production and no way to sign in',
    { NODE_ENV: 'production' },
    /^The configuration is not usable: .*AUTH_LOCAL=1.*\n$/,
  ],
])('with %s it does not start, and says so in one line', async (_what, env, message) => {
  const { code, out, err } = await ended(gateway({ LOG_LEVEL: 'silent', ...env }))
  expect({ code, out, err }).toEqual({ code: 1, out: '', err: expect.stringMatching(message) })
})

test('with its port taken it does not start, and says which setting to change', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const { port } = z.object({ port: z.number() }).parse(holder.address())
  const { code, err } = await ended(gateway({ LOG_LEVEL: 'silent', PORT: String(port) }))
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringMatching(new RegExp(`^Port ${port} is taken: .*PORT.*\n$`)),
  })
  holder.close()
})

test('a personal token is printed alone, works, and can be revoked by itself or by its id', async () => {
  const child = gateway({ AUTH_LOCAL: '1', LOG_LEVEL: 'silent' })
  const [line] = z.tuple([z.string()]).parse(child.stdout && (await once(child.stdout.setEncoding('utf8'), 'data')))
  const url = /(http:\S+)/.exec(line)?.[1] ?? ''
  const status = async (token: string) => (await ask(url, token, '{ __typename }')).status

  const tokens = []
  for (const days of ['90', '0.5']) {
    const { code, out, err } = await ended(run('scripts/token.ts', ['alice', '--days', days]))
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+\n$/) })
    tokens.push({ token: out.trim(), id: /id (\S+),/.exec(err)?.[1] ?? '' })
  }
  const [first, second] = z
    .tuple([z.object({ token: z.string() }), z.object({ token: z.string(), id: z.string() })])
    .parse(tokens)
  expect(await status(first.token)).toBe(200)
  expect((await ended(run('scripts/token.ts', ['revoke', first.token]))).code).toBe(0)
  expect((await ended(run('scripts/token.ts', ['revoke', second.id]))).code).toBe(0)
  for (const { token } of [first, second]) await expect.poll(() => status(token)).toBe(401)
  child.kill('SIGTERM')
  await ended(child)
})

test.each([
  [[], 'Say whose token'],
  [['system'], '"system"'],
  [['alice', '--days', 'many'], '--days'],
  [['alice', '--nonsense'], "Unknown option '--nonsense': see --help."],
  [['alice', 'bob'], '"bob" is one too many'],
  [['revoke'], 'Say which token to revoke'],
  [['revoke', 'a.b.c', 'more'], '"more" is one too many'],
  [['revoke', 'a.b.c'], 'neither a token nor the id of one'],
])('npm run token -- %j says in one line what to do instead, and prints no token', async (args, message) => {
  const { code, out, err } = await ended(run('scripts/token.ts', args))
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toContain(message)
  expect(err.trimEnd().split('\n')).toHaveLength(1)
})

test('npm run token -- --help explains itself', async () => {
  expect(await ended(run('scripts/token.ts', ['--help']))).toMatchObject({
    code: 0,
    out: expect.stringContaining('Usage:'),
    err: '',
  })
})
