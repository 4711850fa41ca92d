import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, inject, onTestFinished, test } from 'vitest'
import { migrations, subgraphNames } from '../all-in-one/subgraphs.ts'
import { provision, rolesOf } from '../platform/provision.ts'
import { freshDatabase, type TestDatabase } from '../tests/support/database.ts'
import { passwordOf } from '../tests/support/template.ts'

const entry = fileURLToPath(new URL('./migrate.ts', import.meta.url))
const passwords = Object.fromEntries(
  subgraphNames.flatMap(rolesOf).map((role) => [`${role.toUpperCase()}_PASSWORD`, passwordOf(role)]),
)

function migrating(database: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, ...passwords, DATABASE_ADMIN_URL: inject('postgres'), DATABASE_NAME: database, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return { child, ended: ended(child) }
}

async function ended(child: ChildProcess) {
  const said = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    said.stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    said.stderr += text
  })
  await once(child, 'close')
  return { status: child.exitCode, lines: said.stdout.split('\n').filter(Boolean).sort(), stderr: said.stderr }
}

const namesOf = (subgraph: keyof typeof migrations) => migrations[subgraph].map(({ name }) => name)
const applied = (database: TestDatabase, role: string, schema: string) =>
  database.open(role, 1).query<{ name: string }>(`select name from ${schema}.migration order by id`)

test('one command makes the logins and every schema, says so in a line each, and changes nothing when run again', async () => {
  const database = await freshDatabase('template0', onTestFinished)

  const first = await migrating(database.name).ended
  const again = await migrating(database.name).ended

  const lines = (says: (subgraph: keyof typeof migrations) => string) =>
    subgraphNames.map((name) => `${name}: ${says(name)}`).sort()
  expect(first).toEqual({ status: 0, stderr: '', lines: lines((name) => `applied ${namesOf(name).join(', ')}`) })
  expect(again).toEqual({ status: 0, stderr: '', lines: lines(() => 'up to date') })
  for (const name of subgraphNames)
    for (const role of [name, `${name}_worker`])
      expect((await applied(database, role, name)).map((row) => row.name)).toEqual(namesOf(name))
})

test('F32: of two migrators at once one is killed half-way, and the other leaves every schema whole, each migration once', async () => {
  const database = await freshDatabase('template0', onTestFinished)
  await provision({ adminUrl: inject('postgres'), database: database.name, subgraphs: subgraphNames, passwordOf })
  const admin = database.open()
  const blocker = await admin.connect()
  const waiting = () =>
    admin.query(`select query from pg_stat_activity
      where datname = current_database() and usename = 'audit_owner' and wait_event_type = 'Lock'`)
  try {
    await blocker.query('begin; create table audit.outbox ()')
    const killed = migrating(database.name)
    await expect.poll(waiting).toEqual([{ query: expect.stringContaining('create table audit.outbox') }])
    const other = migrating(database.name)
    await expect.poll(waiting).toHaveLength(2)

    killed.child.kill('SIGKILL')
    await killed.ended
    await blocker.query('rollback')

    expect(await other.ended).toMatchObject({ status: 0, stderr: '' })
  } finally {
    blocker.release(true)
  }
  for (const name of subgraphNames)
    expect((await applied(database, name, name)).map((row) => row.name)).toEqual(namesOf(name))
})

test.each([
  [
    'nobody listens there',
    'postgres://admin:secret@127.0.0.1:1/postgres',
    /^PostgreSQL at 127\.0\.0\.1:1: .*ECONNREFUSED/,
  ],
  ['the login is wrong', 'wrong', /^PostgreSQL at \S+: password authentication failed/],
  ['it speaks no TLS', 'tls', /^PostgreSQL at \S+: The server does not support SSL connections/],
])('what the operator can mend is one line, and without secrets: %s', async (_, given, line) => {
  const server = new URL(inject('postgres'))
  const urls: Record<string, URL> = {
    wrong: Object.assign(new URL(server), { password: 'secret' }),
    tls: Object.assign(new URL(server), { search: 'sslmode=verify-full' }),
  }
  const url = urls[given]?.href ?? given

  const { status, stderr } = await migrating('none', { DATABASE_ADMIN_URL: url, DATABASE_WAIT_SECONDS: '0' }).ended

  expect(status).toBe(1)
  expect(stderr).toMatch(line)
  expect(stderr).toMatch(/Correct (DATABASE_ADMIN_URL|sslmode)[^\n]*\n$/)
  expect(stderr.split('\n')).toHaveLength(2)
  expect(stderr).not.toContain('secret')
})

test('a PostgreSQL that is late is waited for, and said so', async () => {
  const { child, ended } = migrating('none', {
    DATABASE_ADMIN_URL: 'postgres://admin:secret@127.0.0.1:1/postgres',
    DATABASE_WAIT_SECONDS: '600',
  })
  let said = ''
  child.stderr?.on('data', (text) => {
    said += text
  })
  await expect.poll(() => said).toMatch(/^Waiting for PostgreSQL at 127\.0\.0\.1:1: /)
  child.kill('SIGTERM')
  await ended
})
