// What `npm test` promises whoever reads its end: a last line that counts, and an exit code that agrees.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { houseOf } from './support/house.ts'

const project = resolve(import.meta.dirname, '..')

const npmTest = (files: Readonly<Record<string, string>>, ...args: string[]) => npmTestIn({}, files, ...args)

async function npmTestIn(
  env: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>>,
  ...args: string[]
) {
  await using house = await houseOf(files)
  const child = spawn(process.execPath, [resolve(project, 'scripts/test.ts'), ...args], {
    cwd: house.root,
    // Its own run: what this run told its workers would confuse it.
    env: { PATH: process.env['PATH'], NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exit = new Promise((done) => child.once('close', done))
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), exit])
  return { code, output, errors, lastLine: output.trimEnd().split('\n').at(-1) }
}

const suite = (body: string) => `import { beforeAll, expect, test } from 'vitest'\n${body}\n`
const good = "test('good', () => expect(1).toBe(1))"

test('all good is 0', async () => {
  const { code, lastLine } = await npmTest({ 'a.test.ts': suite(good) }, 'a.test')

  expect([lastLine, code]).toEqual(['1 passed, 0 failed, 0 skipped', 0])
})

test('what is skipped is named with its reason', async () => {
  const skipping = "test('speaks to a broker', (ctx) => ctx.skip('no broker: set KAFKA_BROKERS'))"

  const { code, lastLine, output } = await npmTest({ 'a.test.ts': suite(`${good}\n${skipping}`) }, 'a.test')

  expect([lastLine, code]).toEqual(['1 passed, 0 failed, 1 skipped', 0])
  expect(output).toContain('Skipped: a.test.ts: speaks to a broker\n  no broker: set KAFKA_BROKERS')
})

test('what is skipped where it stands has its reason in its name, and no second line', async () => {
  const skipping = "test.skip('speaks to a broker (needs Java)', () => expect(1).toBe(1))"

  const { output, lastLine } = await npmTest({ 'a.test.ts': suite(`${good}\n${skipping}`) }, 'a.test')

  expect(output).toContain('Skipped: a.test.ts: speaks to a broker (needs Java)\n1 passed')
  expect(lastLine).toBe('1 passed, 0 failed, 1 skipped')
})

const faults = [
  { what: 'a test that fails', body: "test('bad', () => expect(1).toBe(2))" },
  { what: 'a test that asserts nothing', body: "test('empty', () => {})" },
  { what: 'a file that does not load', body: "import './missing.ts'" },
  {
    what: 'a set-up that breaks',
    body: "beforeAll(() => { throw new Error('no') })\ntest('x', () => expect(1).toBe(1))",
  },
  {
    what: 'a rejection that nobody waits for',
    body: "test('x', async () => { void Promise.reject(new Error('no')); expect(1).toBe(1) })",
  },
]

test.each(faults)('$what is a failure', async ({ body }) => {
  const { code, lastLine } = await npmTest({ 'a.test.ts': suite(body), 'b.test.ts': suite(good) }, '.test')

  expect(lastLine).toMatch(/^[12] passed, 1 failed, [01] skipped$/)
  expect(code).toBe(1)
})

test('a set-up of everything that breaks is a failure', async () => {
  const setup = "export default () => { throw new Error('no database') }"

  const { code, lastLine } = await npmTest(
    { 'a.test.ts': suite(good), 'tests/support/global-setup.ts': setup },
    'a.test',
  )

  expect([lastLine, code]).toEqual(['0 passed, 1 failed, 0 skipped', 1])
})

test('a run of nothing is a failure', async () => {
  const { code, lastLine } = await npmTest({ 'a.test.ts': suite(good) }, 'no-such-file')

  expect([lastLine, code]).toEqual(['0 passed, 1 failed, 0 skipped', 1])
})

describe('what takes long', () => {
  const files = { 'a.test.ts': suite(good), 'b.long.test.ts': suite(`${good}\n${good.replace('good', 'long')}`) }

  test.for([
    ['is left out', {}, ['.test'], '1 passed, 0 failed, 0 skipped'],
    ['is what test:long runs, and nothing else', {}, ['--long'], '2 passed, 0 failed, 0 skipped'],
    ['belongs to the rest under CI', { CI: 'true' }, ['.test'], '3 passed, 0 failed, 0 skipped'],
  ] as const)('%s', async ([, env, args, line]) => {
    const { code, lastLine } = await npmTestIn(env, files, ...args)

    expect([lastLine, code]).toEqual([line, 0])
  })
})

test('each check counts as one, and one that fails shows all it said', async () => {
  const { code, output, lastLine } = await npmTest({ 'a.test.ts': suite(`${good}\nexport const a: number = 'b'`) })

  expect(output).toMatch(/^FAIL {2}types/m)
  expect(output).toContain("a.test.ts(3,14): error TS2322: Type 'string' is not assignable to type 'number'.")
  expect(lastLine).toMatch(/^\d+ passed, \d+ failed, 0 skipped$/)
  expect(code).toBe(1)
})

test('help is there', async () => {
  const { code, output } = await npmTest({}, '--help')

  expect(output).toContain('npm test -- <filter>')
  expect(code).toBe(0)
})
