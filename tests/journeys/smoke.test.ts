import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runScript } from '../support/script.ts'
import { testTickler } from '../support/tickler.ts'

const tickler = await testTickler()
const dataDir = mkdtempSync(join(tmpdir(), 'tickler-smoke-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const smoke = (env: Record<string, string> = {}) =>
  runScript('scripts/smoke.ts', [], { DATA_DIR: dataDir, GATEWAY_URL: tickler.url, ...env })

test('the smoke test follows a message through a Tickler that runs, says so in one line, and leaves no task behind', async () => {
  const { status, stdout, stderr } = await smoke()

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/^http\S+ works: milk by way of all four subgraphs in \d+ ms\.\n$/)
  const demo = await tickler.client()
  const { data } = await demo.run('{ tasks(filter: { status: [ACTIVE, COMPLETED] }) { totalCount } }')
  expect(data.tasks.totalCount).toBe(0)
})

test.each([
  [
    'a token that is refused, at once',
    { TOKEN: 'nonsense', SMOKE_SECONDS: '600' },
    /does not work as a whole: Send a valid token/,
  ],
  ['nobody there', { GATEWAY_URL: 'http://127.0.0.1:1' }, /does not work as a whole: fetch failed: \S/],
])('what does not come is told in one line, with exit code 1: %s', async (_, env, line) => {
  const { status, stdout, stderr } = await smoke({ SMOKE_SECONDS: '1', ...env })

  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(line)
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
})
