import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { loadSecret } from './data-secret.ts'
import { findBinaries } from './embedded-postgres/binaries.ts'
import { emptyDataDir, query, startIn } from './embedded-postgres/scratch.fixture.ts'
import { findEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { StartupError } from './startup-error.ts'

test('the first start makes a database in UTF-8 that orders and folds Urdu and German alike on every machine', async () => {
  const { url, wasAdopted } = await startIn(await emptyDataDir())

  expect(wasAdopted).toBe(false)
  expect(
    await query(url('postgres'), `SELECT current_setting('server_encoding'), lower('ÄÖ'), char_length('کام')`),
  ).toEqual(['UTF8', 'äö', 3])
})

test('what was committed is there after a restart', async () => {
  const dataDir = await emptyDataDir()
  const first = await startIn(dataDir)
  await query(first.url('postgres'), 'CREATE TABLE kept AS SELECT 42 AS answer')
  await first.stop()

  const second = await startIn(dataDir)

  expect(await query(second.url('postgres'), 'SELECT answer FROM kept')).toEqual([42])
})

test('it listens on 127.0.0.1 only, without a socket file, whatever the settings say', async () => {
  const dataDir = await emptyDataDir()
  const settings = { listen_addresses: '*', unix_socket_directories: '/tmp', fsync: 'off' }
  const postgres = await startEmbeddedPostgres({
    dataDir,
    secret: await loadSecret(dataDir),
    settings,
    log: () => undefined,
  })
  onTestFinished(() => postgres.stop())

  const [addresses, sockets] = await query(
    postgres.url('postgres'),
    `SELECT current_setting('listen_addresses'), current_setting('unix_socket_directories')`,
  )

  expect(addresses).toBe('127.0.0.1')
  expect(sockets).toBe('')
})

test('nobody gets in without the password', async () => {
  const { url } = await startIn(await emptyDataDir())

  await expect(query(url('postgres', 'postgres', 'guess'), 'SELECT 1')).rejects.toThrow(
    'password authentication failed',
  )
})

test('a secret that does not belong to the database is named, and the server that was started to find out is ended', async () => {
  const dataDir = await emptyDataDir()
  await (await startIn(dataDir)).stop()
  await rm(join(dataDir, 'secret'))

  await expect(startIn(dataDir)).rejects.toThrow(/secret is not the one .* put back the secret/)
  expect(await readdir(join(dataDir, 'postgres'))).not.toContain('postmaster.pid')
})

test('a database whose making was killed half-way is made again', async () => {
  const dataDir = await emptyDataDir()
  await mkdir(join(dataDir, 'postgres.new-1/data/base'), { recursive: true })
  await writeFile(join(dataDir, 'postgres.new-1/data/PG_VERSION'), '18\n')
  await mkdir(join(dataDir, 'postgres/base'), { recursive: true })
  await writeFile(join(dataDir, 'postgres/PG_VERSION'), '18\n')

  const { url } = await startIn(dataDir)

  expect(await query(url('postgres'), 'SELECT 1')).toEqual([1])
  expect((await readdir(dataDir)).sort()).toEqual(['lock', 'postgres', 'postgres.incomplete', 'secret'])
})

test('a database that lost files is never replaced by an empty one', async () => {
  const dataDir = await emptyDataDir()
  await (await startIn(dataDir)).stop()
  await rm(join(dataDir, 'postgres/global/pg_control'))

  await expect(startIn(dataDir)).rejects.toThrow(/is damaged.*restore it from a backup/)
})

test.for([
  ['a process that is gone', () => 2 ** 22 - 1],
  ['a process that is something else now', () => bystander()],
] as const)('the process file of a machine that lost power does not block the start: %s', async ([, pidOf]) => {
  const dataDir = await emptyDataDir()
  await (await startIn(dataDir)).stop()
  const lines = [pidOf(), join(dataDir, 'postgres'), 1_700_000_000, 5432, '', '127.0.0.1', '  1 1', 'ready   ']
  await writeFile(join(dataDir, 'postgres/postmaster.pid'), lines.join('\n'))

  const { url, wasAdopted } = await startIn(dataDir)

  expect(wasAdopted).toBe(false)
  expect(await query(url('postgres'), 'SELECT 1')).toEqual([1])
})

test('a server that dies is started again at the same address, with its data', async () => {
  const dataDir = await emptyDataDir()
  const lines: string[] = []
  const { url } = await startIn(dataDir, lines)
  await query(url('postgres'), 'CREATE TABLE kept AS SELECT 42 AS answer')

  process.kill(Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]), 'SIGKILL')

  await expect
    .poll(() => query(url('postgres'), 'SELECT answer FROM kept').catch(() => []), { timeout: 20_000 })
    .toEqual([42])
  expect(lines.join('\n')).toContain('is gone: starting it again')
})

test('a second start in the same data directory is refused while the first one runs, and allowed after it', async () => {
  const dataDir = await emptyDataDir()
  const [first, second] = await Promise.allSettled([startIn(dataDir), startIn(dataDir)])

  const refused = [first, second].filter((start) => start.status === 'rejected')
  expect(refused.map(({ reason }) => String(reason))).toEqual([
    expect.stringMatching(/StartupError: .* is in use by another Tickler/),
  ])
  for (const start of [first, second]) if (start.status === 'fulfilled') await start.value.stop()
  expect((await startIn(dataDir)).wasAdopted).toBe(false)
})

test('a command beside it finds the running server, and nothing once that has stopped', async () => {
  const dataDir = await emptyDataDir()
  const postgres = await startIn(dataDir)
  const secret = await loadSecret(dataDir)

  expect((await findEmbeddedPostgres({ dataDir, secret }))?.url('postgres')).toBe(postgres.url('postgres'))
  await postgres.stop()
  expect(await findEmbeddedPostgres({ dataDir, secret })).toBeUndefined()
})

test('stop returns once the server is gone, however often it is asked', async () => {
  const dataDir = await emptyDataDir()
  const postgres = await startIn(dataDir)

  await Promise.all([postgres.stop(), postgres.stop()])

  await expect(stat(join(dataDir, 'postgres/postmaster.pid'))).rejects.toThrow('ENOENT')
  await expect(query(postgres.url('postgres'), 'SELECT 1')).rejects.toThrow('ECONNREFUSED')
})

test('a URL names any role and database safely', async () => {
  const { url, port } = await startIn(await emptyDataDir())

  expect(url('a b', 'task', 'p@ss/1')).toBe(`postgresql://task:p%40ss%2F1@127.0.0.1:${port}/a%20b`)
  expect(url('task', 'task')).toBe(`postgresql://task@127.0.0.1:${port}/task`)
})

test.for([
  ['sunos', 'x64'],
  ['win32', 'x64'],
  ['linux', 'mips'],
] as const)('%s on %s has no PostgreSQL: one line says what to do', async ([platform, arch]) => {
  const fault = await findBinaries(platform, arch).catch((error: unknown) => error)

  expect(fault).toBeInstanceOf(StartupError)
  expect(String(fault)).toMatch(/^StartupError: There is no embedded PostgreSQL for .*set the URL[^\n]*$/)
})

function bystander(): number {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' })
  onTestFinished(() => void child.kill())
  if (child.pid === undefined) throw new Error('sleep did not start')
  return child.pid
}
