import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { testTickler } from '../support/tickler.ts'

const tickler = await testTickler()
const dataDir = mkdtempSync(join(tmpdir(), 'tickler-smoke-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const smoke = (env: Record<string, string>) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const entry = fileURLToPath(new URL('../../scripts/smoke.ts', import.meta.url))
    const all = { ...process.env, DATA_DIR: dataDir, GATEWAY_URL: tickler.url, ...env }
    execFile(process.execPath, [entry], { env: all, timeout: 60_000 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })

test('the smoke test follows a message through a Tickler that runs, says so in one line, and leaves no task behind', async () => {
  const { code, stdout, stderr } = await smoke({})

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^http\S+ works: milk by way of all four subgraphs in \d+ ms\.\n$/)
  const demo = await tickler.client()
  const { data } = await demo.run('{ tasks(filter: { status: [ACTIVE, COMPLETED] }) { totalCount } }')
  expect(data.tasks.totalCount).toBe(0)
})

test.each([
  ['a token that is refused', { TOKEN: 'nonsense' }, /does not work as a whole: Send a valid token/],
  ['nobody there', { GATEWAY_URL: 'http://127.0.0.1:1' }, /does not work as a whole: fetch failed: \S/],
])('what does not come is told in one line, with exit code 1: %s', async (_, env, line) => {
  const { code, stdout, stderr } = await smoke({ SMOKE_SECONDS: '1', ...env })

  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(line)
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
})
