import { pino } from 'pino'
import { expect, inject, test } from 'vitest'
import { freshDatabase } from '../tests/support/database.ts'
import { passwordOf } from '../tests/support/template.ts'
import { migrate } from './migrations.ts'
import { provision } from './provision.ts'
import { untilMigrated } from './until-migrated.ts'

const schema = 'wanted'
const database = await freshDatabase('template0')
const first = { name: '001-things', statements: ['create table wanted.thing (id int)'] }
const second = { name: '002-more', statements: ['create table wanted.more (id int)'] }

const told: string[] = []
const log = pino({}, { write: (line: string) => void told.push(line) })
const looking = (role: string, migrations = [first], forMs = 20_000) =>
  untilMigrated({ url: database.url(role), schema, migrations }, log, forMs)
const migrated = (...migrations: (typeof first)[]) => migrate({ url: database.url('wanted_owner'), schema, migrations })

test('who serves waits for a login, a schema and its migrations that are still being made, and says for what', async () => {
  const served = Promise.all([looking('wanted'), looking('wanted_worker')])

  await expect.poll(() => told.join()).toMatch(/password authentication failed/)
  await provision({ adminUrl: inject('postgres'), database: database.name, subgraphs: [schema], passwordOf })
  await expect.poll(() => told.join()).toMatch(/lacks 001-things/)
  await migrated(first)

  await served
})

test('what does not come in time ends the start in one line, and says what to run', async () => {
  await migrated(first)
  await expect(looking('wanted', [first, second], 0)).rejects.toThrow(
    /^The database at \S+ is not ready for this release: the schema wanted lacks 002-more\. Run npm run migrate/,
  )
})

test('a release that is rolled back takes the newer schema as it is', async () => {
  await migrated(first, second)
  await expect(looking('wanted', [first], 0)).resolves.toBeUndefined()
})
