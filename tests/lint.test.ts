import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { houseOf } from './support/house.ts'

const tools = resolve(import.meta.dirname, '../node_modules/.bin')

/** Runs a linter that is expected to find something, and answers what it printed. */
async function faultsOf(root: string, tool: string, ...args: string[]): Promise<string> {
  const path = `${tools}:${process.env['PATH']}`
  const ended = await promisify(execFile)(`${tools}/${tool}`, args, {
    cwd: root,
    env: { ...process.env, PATH: path },
  }).catch((error: unknown) => error)
  return z.object({ code: z.literal(1), stdout: z.string() }).parse(ended).stdout
}

const BiomeReport = z.object({
  diagnostics: z.array(
    z.object({
      severity: z.string(),
      category: z.string(),
      message: z.string(),
      location: z.object({ path: z.string() }),
    }),
  ),
})

const OxlintReport = z.object({
  diagnostics: z.array(z.object({ severity: z.string(), code: z.string(), filename: z.string() })),
})

async function biomeErrors(root: string) {
  const report = BiomeReport.parse(
    JSON.parse(await faultsOf(root, 'biome', 'lint', '--reporter=json', '--max-diagnostics=500')),
  )
  return report.diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(
      ({ category, message, location }) =>
        `${location.path}: ${category === 'plugin' ? message.split(':')[0] : category}`,
    )
}

const clockReadings = ['new Date()', 'Date.now()', 'Date.now', 'Date()', 'Temporal.Now.instant()']

const environmentReadings = [
  'export const port = process.env.PORT',
  "export const port = process.env['PORT']",
  "export const all = process['env']",
  'export const { env } = process',
  'export const { argv, env: all } = process',
  "import { env } from 'node:process'\nexport const all = env",
]

test.each(clockReadings)('%s is read in platform/clock.ts and nowhere else', async (reading) => {
  const text = `export const reading = () => ${reading}\n`
  await using house = await houseOf({
    'platform/clock.ts': text,
    'subgraphs/task/a.ts': text,
    'main.ts': text,
    'gateway/a.test.ts': text,
  })

  expect((await biomeErrors(house.root)).toSorted()).toEqual(['main.ts: one-clock', 'subgraphs/task/a.ts: one-clock'])
})

test.each(environmentReadings)('the environment is read in config.ts and nowhere else: %s', async (reading) => {
  const text = `${reading}\n`
  await using house = await houseOf({
    'subgraphs/task/config.ts': text,
    'subgraphs/task/a.ts': text,
    'scripts/a.ts': text,
    'tests/a.test.ts': text,
  })

  expect(await biomeErrors(house.root)).toEqual(['subgraphs/task/a.ts: one-env'])
})

test('a date that is given is no reading of the clock', async () => {
  await using house = await houseOf({
    'main.ts':
      "export const given = [new Date(0), Date.parse('2030-01-01'), performance.now()]\nexport const a: any = 1\n",
  })

  expect(await biomeErrors(house.root)).toEqual(['main.ts: lint/suspicious/noExplicitAny'])
})

const banned = [
  { category: 'lint/suspicious/noExplicitAny', file: 'a.ts', text: 'export const a = (b: any) => b\n' },
  { category: 'lint/style/noDefaultExport', file: 'a.ts', text: 'export default 1\n' },
  { category: 'lint/style/noNonNullAssertion', file: 'a.ts', text: 'export const a = (b?: string) => b!\n' },
  { category: 'lint/style/useFilenamingConvention', file: 'TaskService.ts', text: 'export const a = 1\n' },
  { category: 'lint/style/noEnum', file: 'a.ts', text: 'export enum A {\n  B = 1,\n}\n' },
]

test.each(banned)('$category stops the build', async ({ category, file, text }) => {
  await using house = await houseOf({ [file]: text })

  expect(await biomeErrors(house.root)).toEqual([`${file}: ${category}`])
})

const needsTypes = [
  { code: 'typescript(no-floating-promises)', text: 'const a = async () => 1\na()' },
  { code: 'typescript(no-misused-promises)', text: 'const a = async () => true\nif (a()) console.log(1)' },
  { code: 'typescript(await-thenable)', text: 'await 1' },
  { code: 'typescript(only-throw-error)', text: "throw 'no'" },
  { code: 'typescript(no-unsafe-assignment)', text: "export const a: string = JSON.parse('1')" },
  {
    code: 'typescript(switch-exhaustiveness-check)',
    text: "export function a(b: 'x' | 'y') {\n  switch (b) {\n    case 'x':\n      return 1\n  }\n}",
  },
]

test.each(needsTypes)('$code stops the build', async ({ code, text }) => {
  await using house = await houseOf({ 'a.ts': `${text}\nexport {}\n` })

  const report = OxlintReport.parse(JSON.parse(await faultsOf(house.root, 'oxlint', '--quiet', '--format=json')))

  expect(report.diagnostics.map((fault) => fault.code)).toContain(code)
})
