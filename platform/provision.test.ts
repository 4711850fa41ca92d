import { expect, inject, onTestFinished, test } from 'vitest'
import { freshDatabase } from '../tests/support/database.ts'
import { passwordOf } from '../tests/support/template.ts'
import { provision } from './provision.ts'

const subgraphs = ['north', 'south']
const provisionAgain = (database: string) =>
  provision({ adminUrl: inject('postgres'), database, subgraphs, passwordOf })
const provisioned = async () => {
  const database = await freshDatabase('template0', onTestFinished)
  await provisionAgain(database.name)
  return database
}

test('two that provision at once take turns, and once more changes nothing', async () => {
  const database = await freshDatabase('template0', onTestFinished)
  await Promise.all([provisionAgain(database.name), provisionAgain(database.name)])
  await provisionAgain(database.name)

  const schemas = await database.open().query(`select nspname, nspowner::regrole::text as owner from pg_namespace
    where nspname in ('north', 'south') order by 1`)
  expect(schemas).toEqual([
    { nspname: 'north', owner: 'north_owner' },
    { nspname: 'south', owner: 'south_owner' },
  ])
})

test('that its first connection is killed while the second works ends no process', async () => {
  const database = await freshDatabase('template0', onTestFinished)
  const admin = database.open()
  const blocker = await admin.connect()
  await blocker.query('begin; create schema north')
  const done = provision({ adminUrl: database.url(), database: database.name, subgraphs, passwordOf })
  const kill = () =>
    admin.query(`with its as (
        select * from pg_stat_activity where datname = current_database() and application_name = 'tickler provision'
      )
      select pg_terminate_backend(pid) from its
      where state = 'idle' and exists (select from its where wait_event_type = 'Lock')`)
  try {
    await expect.poll(kill).toHaveLength(1)
  } finally {
    await blocker.query('rollback')
    blocker.release()
  }

  await done
  expect(await admin.query(`select from pg_namespace where nspname in ('north', 'south')`)).toHaveLength(2)
})

test('a database that is missing is made', async () => {
  const { name, open } = await freshDatabase('template0', onTestFinished)
  await open().query(`drop database if exists ${name}_made`)
  onTestFinished(async () => void (await open().query(`drop database ${name}_made`)))

  await provisionAgain(`${name}_made`)

  expect(await open().query('select datname from pg_database where datname = $1', [`${name}_made`])).toHaveLength(1)
})

test('a login sees its own schema and no other', async () => {
  const database = await provisioned()
  const owner = database.open('north_owner')
  await owner.query('create table north.thing (id int)')
  await owner.query('grant select on north.thing to north, north_worker')

  for (const role of ['north', 'north_worker']) {
    expect(await database.open(role).query('select * from north.thing')).toEqual([])
    await expect(database.open(role).query('create table north.other (id int)')).rejects.toThrow('permission denied')
  }
  for (const role of ['south', 'south_worker', 'south_owner']) {
    await expect(database.open(role).query('select * from north.thing')).rejects.toThrow(
      'permission denied for schema north',
    )
  }
})

test('the schema that everyone has is closed, and so is the database to any other login', async () => {
  const database = await provisioned()
  await expect(database.open('north_owner').query('create table public.thing (id int)')).rejects.toThrow(
    'permission denied',
  )

  await database.open().query(`create role stranger login password '${passwordOf('stranger')}'`)
  onTestFinished(async () => void (await database.open().query('drop role stranger')))
  await expect(database.open('stranger').query('select 1')).rejects.toThrow('permission denied for database')
})

test('a login whose password changed is set right', async () => {
  const database = await provisioned()
  await provision({
    adminUrl: inject('postgres'),
    database: database.name,
    subgraphs: ['south'],
    passwordOf: () => 'another',
  })
  await expect(database.open('south').query('select 1')).rejects.toThrow('password authentication failed')

  await provisionAgain(database.name)

  expect(await database.open('south').query('select 1 as one')).toEqual([{ one: 1 }])
})
