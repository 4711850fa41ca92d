import { execFile } from 'node:child_process'
import { chown, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { defineEntity, p } from '@mikro-orm/postgresql'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { subgraphNames } from '../all-in-one/subgraphs.ts'
import { freshCertificates } from '../tests/support/kafka/certificates.ts'
import { passwordOf } from '../tests/support/template.ts'
import { emptyDataDir, query, startIn } from './embedded-postgres/scratch.fixture.ts'
import { createLog } from './log.ts'
import { migrate } from './migrations.ts'
import { openOrm } from './orm.ts'
import { inDatabase, provision, rolesOf } from './provision.ts'
import { untilMigrated } from './until-migrated.ts'

const Thing = defineEntity({ name: 'Thing', tableName: 'thing', properties: { id: p.integer().primary() } })
const migrations = [
  { name: '001-things', statements: ['create table safe.thing (id int)', 'insert into safe.thing values (7)'] },
]

const certificates = freshCertificates(afterAll)

/** Of a PostgreSQL that lets nobody in but by TLS, at a name that its certificate is for. */
async function serverWithTls(): Promise<URL> {
  const postgres = await startIn(await emptyDataDir())
  const [place = ''] = (await query(postgres.url('postgres'), 'show data_directory')).map(String)
  const { key, cert } = certificates.client('server', 'subjectAltName=DNS:localhost')
  const { uid, gid } = await stat(place)
  const files = { 'server.key': key, 'server.crt': cert, 'pg_hba.conf': 'hostssl all all all scram-sha-256\n' }
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(place, name), text, { mode: 0o600 })
    await chown(join(place, name), uid, gid)
  }
  await query(postgres.url('postgres'), 'alter system set ssl = on')
  await query(postgres.url('postgres'), 'select pg_reload_conf()')
  const server = Object.assign(new URL(postgres.url('postgres')), { hostname: 'localhost' })
  const isSafe = 'select ssl from pg_stat_ssl where pid = pg_backend_pid()'
  await expect.poll(() => query(checkedAt(server), isSafe)).toEqual([true]) // it takes the settings up a moment later
  return server
}

const checkedAt = (server: URL) => `${server.href}?sslmode=verify-full&sslrootcert=${certificates.caFile}`

const run = promisify(execFile)

test('the authority of a certificate may be named by NODE_EXTRA_CA_CERTS, as the chart does', async () => {
  const server = await serverWithTls()
  const passwords = Object.fromEntries(
    subgraphNames.flatMap(rolesOf).map((role) => [`${role.toUpperCase()}_PASSWORD`, passwordOf(role)]),
  )
  const env = { ...passwords, DATABASE_ADMIN_URL: `${server.href}?sslmode=verify-full`, DATABASE_WAIT_SECONDS: '0' }
  const migrating = (more: Record<string, string>) =>
    run(process.execPath, [fileURLToPath(new URL('../scripts/migrate.ts', import.meta.url))], {
      env: { ...env, ...more },
    })

  await expect(migrating({})).rejects.toThrow(/certificate.*NODE_EXTRA_CA_CERTS/)
  expect(await migrating({ NODE_EXTRA_CA_CERTS: certificates.caFile })).toMatchObject({ stderr: '' })
})

test('whoever asks for TLS gets it on every connection, those of migrations and of the ORM too, or none and a line that says why', async () => {
  const server = await serverWithTls()
  const checked = checkedAt(server)
  await provision({ adminUrl: checked, database: 'safe', subgraphs: ['safe'], passwordOf })
  const urlOf = (url: string, role: string) => inDatabase(url, 'safe', { role, password: passwordOf(role) })
  const idsAt = (url: string) => {
    const orm = openOrm(url, 'safe', [Thing])
    onTestFinished(() => orm.close())
    return orm.forOwner('alice').findAll(Thing)
  }

  expect(await migrate({ url: urlOf(checked, 'safe_owner'), schema: 'safe', migrations })).toEqual(['001-things'])
  expect(await idsAt(urlOf(checked, 'safe_owner'))).toEqual([{ id: 7 }])

  const byNobodyKnown = urlOf(`${server.href}?sslmode=verify-full`, 'safe_owner')
  await expect(migrate({ url: byNobodyKnown, schema: 'safe', migrations })).rejects.toThrow(/certificate/)
  await expect(idsAt(byNobodyKnown)).rejects.toThrow(/certificate/)
  const log = createLog('silent', 'test')
  await expect(untilMigrated({ url: byNobodyKnown, schema: 'safe', migrations }, log)).rejects.toThrow(
    /^The database at localhost:\d+ is not ready for this release: .*certificate.*NODE_EXTRA_CA_CERTS/,
  )
})
