import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { newInternalKeys } from '../platform/internal-key.ts'

const { publicKey } = await newInternalKeys()

/** A process of the audit subgraph, on a database at this port; what it said so far, and its exit code once it is gone. */
function auditOn(databasePort: number) {
  const url = `postgres://audit:x@127.0.0.1:${databasePort}/tickler`
  const child = spawn(process.execPath, [fileURLToPath(new URL('../subgraphs/audit/main.ts', import.meta.url))], {
    env: {
      ...process.env,
      ...{ DATABASE_URL: url, WORKER_DATABASE_URL: url, CURSOR_KEY: '00'.repeat(32), INTERNAL_PUBLIC_KEY: publicKey },
      ...{ KAFKA_BROKERS: '127.0.0.1:1', PORT: '0', LOG_LEVEL: 'warn' },
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said: string[] = []
  child.stderr?.on('data', (part) => said.push(String(part)))
  const gone = once(child, 'exit').then(([code]) => code)
  return { said: () => said.join(''), gone, end: () => child.kill('SIGTERM') }
}

/** Of a database that takes connections, and says nothing. */
async function silentPort(called = () => {}): Promise<number> {
  const server = createServer(called).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

test('while a process waits for its schema, it ends at once when it is told to', async () => {
  const audit = auditOn(1)
  await expect.poll(audit.said, { timeout: 20_000 }).toContain('waiting until the schema audit is up to date')

  audit.end()

  expect(await audit.gone).toBe(0)
}, 30_000)

test('a database that takes connections and says nothing is told of, and waited for', async () => {
  const audit = auditOn(await silentPort())

  await expect
    .poll(audit.said, { timeout: 30_000 })
    .toMatch(/timeout expired.*waiting until the schema audit is up to date/)
}, 40_000)

test('it ends at once also while its database takes connections and says nothing', async () => {
  const isCalled = Promise.withResolvers<void>()
  const audit = auditOn(await silentPort(isCalled.resolve))
  await isCalled.promise

  audit.end()

  expect(await audit.gone).toBe(0)
}, 30_000)
