import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { claimPorts } from '../kafka/broker/free-ports.ts'
import { plainSettings, withAdmin } from '../kafka/client/with-admin.ts'
import { readBrokerTopics } from '../kafka/topics.ts'
import { describeWithOwnKafka } from '../tests/support/kafka/suites.ts'

const script = fileURLToPath(new URL('kafka.ts', import.meta.url))

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tickler-kafka-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** As `npm run kafka` with these arguments; `ready` is the address that it prints. */
function npmRunKafka(...args: string[]) {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => ended(child))
  const output = { stdout: '', stderr: '' }
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk
  })
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output.stdout += chunk
      const [, address] = /^KAFKA_BROKERS=(.+)$/m.exec(output.stdout) ?? []
      if (address) resolve(address)
    })
    child.once('close', () => reject(new Error(`It ended before it was ready: ${output.stderr}`)))
  })
  ready.catch(() => {}) // where it is meant to end
  const gone = once(child, 'close').then(() => child.exitCode)
  return { child, output, ready, gone }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** What runs with this folder among its arguments, and is no remains that nobody has buried. */
const runningIn = (folder: string) =>
  execFileSync('ps', ['-A', '-ww', '-o', 'stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(folder) && !line.startsWith('Z'))

async function claimedPort(): Promise<string> {
  const { ports, release } = await claimPorts(1)
  onTestFinished(release)
  return String(ports[0])
}

const topicsAt = (brokers: string) => withAdmin(plainSettings(brokers), (admin) => admin.listTopics())

await describeWithOwnKafka('npm run kafka', () => {
  test('it says where it is once it has all topics; Ctrl-C ends it in order, and nothing runs on', async () => {
    const data = await dataFolder()
    const port = await claimedPort()
    const { child, ready, gone, output } = npmRunKafka('--data', data, '--port', port)

    const brokers = await ready
    expect(brokers).toBe(`127.0.0.1:${port}`)
    const names = (await readBrokerTopics()).map(({ name }) => name)
    expect(await topicsAt(brokers)).toEqual(expect.arrayContaining(names))

    child.kill('SIGINT')
    expect(await gone).toBe(0)
    expect(runningIn(data)).toEqual([])
    expect(output.stdout).toBe(`KAFKA_BROKERS=${brokers}\n`)
  })

  test('killed, it takes its brokers along, and the next start finds what they had', async () => {
    const data = await dataFolder()
    const port = await claimedPort()
    const first = npmRunKafka('--data', data, '--port', port)
    const brokers = await first.ready
    await withAdmin(plainSettings(brokers), (admin) => admin.createTopics({ topics: [{ topic: 'ours' }] }))

    first.child.kill('SIGKILL')
    const second = npmRunKafka('--data', data, '--port', port)
    expect(await topicsAt(await second.ready)).toContain('ours')

    second.child.kill('SIGKILL')
    await expect.poll(() => runningIn(data)).toEqual([])
  })

  test('where something else listens, it says so in a line', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0

    const { gone, output } = npmRunKafka('--data', await dataFolder(), '--port', String(port))

    expect(await gone).toBe(1)
    expect(output).toEqual({
      stdout: '',
      stderr: `127.0.0.1:${port} is in use: waiting up to 10 s for it\n127.0.0.1:${port} is in use: end what listens there, or choose another port.\n`,
    })
  })
})
