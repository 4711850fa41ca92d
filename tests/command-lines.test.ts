import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const dataDir = mkdtempSync(join(tmpdir(), 'tickler-command-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

function run(entry: string, args: readonly string[], env: Record<string, string> = {}) {
  const path = fileURLToPath(new URL(`../${entry}`, import.meta.url))
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
    env: { ...process.env, DATA_DIR: dataDir, ...env },
    encoding: 'utf8',
    timeout: 30_000,
  })
  return { status, stdout, stderr }
}

test.each(['main.ts', 'apart.ts'])('%s explains itself by --help and -h', (entry) => {
  for (const flag of ['--help', '-h']) {
    const { status, stdout, stderr } = run(entry, [flag])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/^Usage: npm (run )?start/)
  }
})

test.each(['main.ts', 'apart.ts'])('%s refuses what it does not know, rather than start without it', (entry) => {
  expect(run(entry, ['--port', '5000'])).toEqual({
    status: 1,
    stdout: '',
    stderr: '--port is not known here: settings are environment variables, see --help.\n',
  })
})

test.each([
  'scripts/kafka.ts',
  'scripts/ollama.ts',
  'scripts/topics.ts',
  'scripts/acls.ts',
  'scripts/asyncapi.ts',
  'scripts/check-events.ts',
])('%s explains itself, and refuses what it does not know', (entry) => {
  expect(run(entry, ['--help'])).toMatchObject({
    status: 0,
    stderr: '',
    stdout: expect.stringMatching(/^Usage: npm run/),
  })
  expect(run(entry, ['--bogus'])).toEqual({
    status: 1,
    stdout: '',
    stderr: "Unknown option '--bogus': see --help.\n",
  })
  expect(run(entry, ['more'])).toMatchObject({ status: 1, stderr: "Unexpected argument 'more': see --help.\n" })
})

test('topics without brokers, and with brokers that are not there: a line each', () => {
  expect(run('scripts/topics.ts', [], { KAFKA_BROKERS: '' })).toMatchObject({
    status: 1,
    stderr: 'Say by KAFKA_BROKERS which brokers, as host:port,host:port.\n',
  })
  expect(run('scripts/topics.ts', [], { KAFKA_BROKERS: '127.0.0.1:1', KAFKA_WAIT_SECONDS: '0' })).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^The topics could not be looked after: .*127\.0\.0\.1:1 cannot be reached[^\n]*\n$/),
  })
})

test.each([
  ['NODE_ENV', 'prod', 'use development, test or production'],
  ['LOG_LEVEL', 'loud', 'use trace, debug, info, warn, error, fatal or silent'],
  ['CORS_ORIGINS', 'example.org', 'write each origin as https://example.org, without a path; this is example.org'],
])('a setting that is misspelt is refused in one plain line: %s=%s', (name, value, problem) => {
  const { status, stderr } = run('main.ts', [], { [name]: value })
  expect(status).toBe(1)
  expect(stderr).toMatch(new RegExp(`^[^\\n]*${name}[^\\n]*${problem}[^\\n]*\\n$`))
})

test.each(['dead-letters', 'outbox', 'lag'])('npm run %s explains itself by --help and -h', (script) => {
  for (const flag of ['--help', '-h']) {
    const { status, stdout, stderr } = run(`scripts/${script}.ts`, [flag])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(new RegExp(`^Usage: npm run --silent ${script} -- `))
  }
})

test('revoking what is no token and no id is no success', () => {
  expect(run('scripts/token.ts', ['revoke', 'bogus'])).toEqual({
    status: 1,
    stdout: '',
    stderr: 'This is neither a token nor the id of one.\n',
  })
})
