import { beforeAll, expect, inject, test } from 'vitest'
import { freshDatabase } from '../tests/support/database.ts'
import { passwordOf } from '../tests/support/template.ts'
import { type Migration, migrate } from './migrations.ts'
import { provision } from './provision.ts'

const schema = 'moving'
const database = await freshDatabase('template0')
const owner = database.open('moving_owner')
const to = (...migrations: Migration[]) => migrate({ url: database.url('moving_owner'), schema, migrations })
const applied = async () =>
  (await owner.query<{ name: string }>('select name from moving.migration order by id')).map(({ name }) => name)

const first = {
  name: '001-things',
  statements: ['create table moving.thing (id int, note jsonb)', `insert into moving.thing values (1, '{"a": 1}')`],
}
const second = {
  name: '002-marked',
  statements: [`update moving.thing set id = 2 where note ? 'a' and id <> 5 and 'a?b' <> ''`],
}
const broken = { name: '003-broken', statements: ['create table moving.half (id int)', 'select 1 / 0'] }

beforeAll(() => provision({ adminUrl: inject('postgres'), database: database.name, subgraphs: [schema], passwordOf }))

test('each migration is applied once, in order, however often and by however many it is asked for', async () => {
  await to(first)
  await Promise.all([to(first, second), to(first, second), to(first, second)])

  expect(await applied()).toEqual(['001-things', '002-marked'])
  expect(await owner.query('select id from moving.thing')).toEqual([{ id: 2 }])
})

test('a migration that fails leaves nothing behind', async () => {
  await expect(
    to(first, second, { name: '002b-fine', statements: ['create table moving.fine (id int)'] }, broken),
  ).rejects.toThrow('division by zero')

  expect(await applied()).toEqual(['001-things', '002-marked'])
  const tables = await owner.query(`select tablename from pg_tables where schemaname = 'moving' order by 1`)
  expect(tables).toEqual([{ tablename: 'migration' }, { tablename: 'thing' }])
})

test('a connection that is killed fails the migration that used it, and no other one', async () => {
  const slow = { name: '003-slow', statements: ['create table moving.late (id int)', 'select pg_sleep(60)'] }
  const failed = expect(to(first, second, slow)).rejects.toThrow(/terminat/)

  await expect.poll(() => kill(`query = 'select pg_sleep(60)'`)).toHaveLength(1)

  await failed
  expect(await applied()).toEqual(['001-things', '002-marked'])
})

test('that the connection which holds the lock is killed ends no process', async () => {
  const slow = { name: '003-slow', statements: ['select pg_sleep(0.5)'] }
  const done = to(first, second, slow)

  await expect.poll(() => kill(`query like 'select pg_advisory_lock%' and state = 'idle'`)).toHaveLength(1)

  await done
  expect(await applied()).toEqual(['001-things', '002-marked', '003-slow'])
})

const kill = (which: string) =>
  database.open().query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and usename = 'moving_owner' and ${which}`)

test('an older release does not mind what a newer one has applied', async () => {
  await to(first)
  expect(await applied()).toEqual(expect.arrayContaining(['001-things', '002-marked']))
})
