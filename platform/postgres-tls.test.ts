import { chown, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defineEntity, p } from '@mikro-orm/postgresql'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { freshCertificates } from '../tests/support/kafka/certificates.ts'
import { passwordOf } from '../tests/support/template.ts'
import { emptyDataDir, query, startIn } from './embedded-postgres/scratch.fixture.ts'
import { createLog } from './log.ts'
import { migrate } from './migrations.ts'
import { openOrm } from './orm.ts'
import { inDatabase, provision } from './provision.ts'
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
  return Object.assign(new URL(postgres.url('postgres')), { hostname: 'localhost' })
}

test('whoever asks for TLS gets it on every connection, those of migrations and of the ORM too, or none and a line that says why', async () => {
  const server = await serverWithTls()
  const checked = `${server.href}?sslmode=verify-full&sslrootcert=${certificates.caFile}`
  await expect.poll(() => query(checked, 'select ssl from pg_stat_ssl where pid = pg_backend_pid()')).toEqual([true])
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
