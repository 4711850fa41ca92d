// What happens between processes: the parent killed, its terminal interrupted, two of them, other users.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { isRoot } from '../data-directory.ts'
import { emptyDataDir, query, scratch, startIn } from './scratch.fixture.ts'

const platform = new URL('..', import.meta.url).href
// Says its URL (or why not) and then stays; on SIGINT it says so and goes on, as a server that drains does.
const program = `
  import { loadSecret } from '${platform}data-secret.ts'
  import { startEmbeddedPostgres } from '${platform}embedded-postgres.ts'
  const [dataDir, ending] = process.argv.slice(1)
  process.on('SIGINT', () => console.log('interrupted'))
  try {
    const secret = await loadSecret(dataDir)
    const { url, wasAdopted } = await startEmbeddedPostgres({ dataDir, secret, settings: { fsync: 'off' }, log: () => {} })
    console.log(JSON.stringify({ url: url('postgres'), wasAdopted }))
    if (ending === 'throw') throw new TypeError('a bug')
    if (ending !== 'finish') setInterval(() => {}, 60_000)
  } catch (error) {
    if (error.name === 'TypeError') throw error
    console.log(JSON.stringify({ error: String(error) }))
  }`

/** Of the test that runs. */
const parents = new Set<ChildProcess>()

interface Holder {
  readonly child: ChildProcess
  readonly next: () => Promise<string>
}

function hold(
  dataDir: string,
  { ending = 'stay', ...options }: { ending?: string; uid?: number; gid?: number } = {},
): Holder {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, dataDir, ending], {
    ...options,
    cwd: '/',
    detached: true, // a process group of its own, as a shell gives to each command
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  parents.add(child)
  onTestFinished(() => endAll(dataDir))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return { child, next: async () => (await lines.next()).value ?? '' }
}

const urlOf = (line: string): string => /"url":"([^"]+)"/.exec(line)?.[1] ?? `none: ${line}`

async function killed({ child }: Pick<Holder, 'child'>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** The parents first: one that lives would start its server again. */
async function endAll(dataDir: string): Promise<void> {
  for (const child of parents) await killed({ child })
  parents.clear()
  const pid = await postmasterIn(dataDir).catch(() => undefined)
  if (pid === undefined) return
  process.kill(pid, 'SIGINT')
  await expect.poll(() => readdir(join(dataDir, 'postgres')), { timeout: 10_000 }).not.toContain('postmaster.pid')
}

const postmasterIn = async (dataDir: string) =>
  Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])

test('a server that outlived its killed parent is taken over without a restart, and can be stopped', async () => {
  const dataDir = await emptyDataDir()
  const holder = hold(dataDir)
  const url = urlOf(await holder.next())
  const pid = await postmasterIn(dataDir)
  await killed(holder)
  await expect(query(url, 'SELECT nothing')).rejects.toThrow('does not exist') // a log line to a pipe nobody reads

  const postgres = await startIn(dataDir)

  expect(postgres.wasAdopted).toBe(true)
  expect(postgres.url('postgres')).toBe(url)
  expect(await postmasterIn(dataDir)).toBe(pid)
  await postgres.stop()
  expect(await readdir(join(dataDir, 'postgres'))).not.toContain('postmaster.pid')
})

test('a server found shutting down is waited for, then started anew', async () => {
  const dataDir = await emptyDataDir()
  const holder = hold(dataDir)
  const url = urlOf(await holder.next())
  await query(url, 'CREATE TABLE ballast AS SELECT generate_series(1, 200000)') // makes the last checkpoint take a while
  const pid = await postmasterIn(dataDir)
  await killed(holder)
  process.kill(pid, 'SIGINT')

  const postgres = await startIn(dataDir)

  expect(postgres.wasAdopted).toBe(false)
  expect(await query(postgres.url('postgres'), 'SELECT count(*)::int FROM ballast')).toEqual([200_000])
})

test('a server found replaying its log after a crash is waited for, then taken over', async () => {
  const dataDir = await emptyDataDir()
  const holder = hold(dataDir)
  const url = urlOf(await holder.next())
  await query(url, 'CREATE TABLE ballast AS SELECT generate_series(1, 200000)')
  await killed(holder)
  const [backend] = await query(url, "SELECT pid FROM pg_stat_activity WHERE backend_type = 'background writer'")
  process.kill(Number(backend), 'SIGKILL') // the postmaster then restarts everything under it

  const postgres = await startIn(dataDir)

  expect(postgres.wasAdopted).toBe(true)
  expect(await query(postgres.url('postgres'), 'SELECT count(*)::int FROM ballast')).toEqual([200_000])
})

test.for([0, 30, 100, 200])(
  'a parent killed %i ms into making the database leaves nothing in the way',
  async (delay) => {
    const dataDir = await emptyDataDir()
    const holder = hold(dataDir)
    const drafts = async () =>
      (await readdir(dataDir).catch(() => [])).filter((name) => name.startsWith('postgres.new-'))
    await expect.poll(drafts, { interval: 2, timeout: 10_000 }).toHaveLength(1)
    await sleep(delay)
    await killed(holder)

    const { url } = await startIn(dataDir)

    expect(await query(url('postgres'), 'SELECT 1')).toEqual([1])
    await expect.poll(drafts).toEqual([])
  },
)

test('Ctrl-C in a terminal reaches the platform, not the database under it', async () => {
  const holder = hold(await emptyDataDir())
  const url = urlOf(await holder.next())
  if (holder.child.pid === undefined) throw new Error('the holder did not start')

  process.kill(-holder.child.pid, 'SIGINT')

  expect(await holder.next()).toBe('interrupted')
  await sleep(300) // a fast shutdown takes a few milliseconds
  expect(await query(url, 'SELECT 1')).toEqual([1])
})

test('of two processes in one data directory the second is refused, and leaves the first one alone', async () => {
  const dataDir = await emptyDataDir()
  const first = hold(dataDir)
  const url = urlOf(await first.next())

  const second = hold(dataDir)

  expect(await second.next()).toMatch(/StartupError: .*data is in use by another Tickler.*stop that one/)
  await once(second.child, 'exit')
  expect(await query(url, 'SELECT 1')).toEqual([1])
})

test.for(['finish', 'throw'])('a process that ends without a stop takes its server with it: %s', async (ending) => {
  const dataDir = await emptyDataDir()
  const holder = hold(dataDir, { ending })
  const url = urlOf(await holder.next())

  await expect.poll(() => query(url, 'SELECT 1').catch(() => 'gone'), { timeout: 10_000 }).toBe('gone')
  await expect.poll(() => readdir(join(dataDir, 'postgres')), { timeout: 10_000 }).not.toContain('postmaster.pid')
})

test('an ordinary user runs it as themselves, and root goes on with it later', async ({ skip }) => {
  if (!isRoot()) skip('only root can become someone else')
  const nobody = { uid: 65_534, gid: 65_534 }
  const dataDir = join(await scratch(), 'open/data')
  await mkdir(join(dataDir, '..'), { mode: 0o755 })
  await chown(join(dataDir, '..', '..'), nobody.uid, nobody.gid)
  await chown(join(dataDir, '..'), nobody.uid, nobody.gid)

  const holder = hold(dataDir, nobody)
  expect(await query(urlOf(await holder.next()), 'SELECT 1')).toEqual([1])
  await killed(holder)

  const adopted = await startIn(dataDir)
  expect(adopted.wasAdopted).toBe(true)
  await adopted.stop()
  expect((await startIn(dataDir)).wasAdopted).toBe(false)
})

test("another user's data directory is refused with one line", async ({ skip }) => {
  if (!isRoot()) skip('only root can become someone else')
  const dataDir = await emptyDataDir()
  await (await startIn(dataDir)).stop()

  const line = await hold(dataDir, { uid: 65_534, gid: 65_534 }).next()

  expect(line).toMatch(/StartupError: No permission to use .*: start as the user that owns it/)
})
