import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '../tests/support/database.ts'
import { wireTap } from '../tests/support/wire-tap.ts'
import { openDatabase, statement } from './database.ts'

const database = await freshDatabase('template0')
const db = database.open()
const ownerNow = statement(`select current_setting('tickler.owner', true) as owner`)

beforeAll(() => db.query('create table note (id int primary key, owner text, text text)'))

const notes = () => db.query<{ id: number }>('select id from note order by id')

test('rows are plain: instants as Date, int8 as number, days and times as text', async () => {
  const [row] = await db.query(
    `select '2030-01-02T03:04:05.678+02:00'::timestamptz as at, 9007199254740991::int8 as number,
       '2030-01-02'::date as day, '17:00'::time as time, '{a,b}'::text[] as tags, null as nothing`,
  )
  expect(row).toEqual({
    at: new Date('2030-01-02T01:04:05.678Z'),
    number: 9_007_199_254_740_991,
    day: '2030-01-02',
    time: '17:00:00',
    tags: ['a', 'b'],
    nothing: null,
  })
})

test('as an owner: the statement sees that owner, and nobody after it does', async () => {
  const alone = database.open(undefined, 1)

  expect(await alone.asOwner('alice', ownerNow)).toEqual([{ owner: 'alice' }])
  expect(await alone.query(ownerNow)).toEqual([{ owner: '' }])
  expect(await alone.transaction((tx) => tx.query(ownerNow), 'bob')).toEqual([{ owner: 'bob' }])
  expect(await alone.transaction((tx) => tx.query(ownerNow))).toEqual([{ owner: '' }])
})

test('as an owner: however many at once, each sees their own', async () => {
  const owners = Array.from({ length: 500 }, (_, index) => `owner ${index}`)

  const seen = await Promise.all(owners.map((owner) => db.asOwner<{ owner: string }>(owner, ownerNow)))

  expect(seen.map(([row]) => row?.owner)).toEqual(owners)
})

test('as an owner: all of it is sent before anything is answered', async () => {
  const tap = await wireTap(database.url())
  const tapped = openDatabase(tap.through(database.url()), { max: 1, onError: () => {} })
  onTestFinished(async () => {
    tap.release()
    await tapped.close()
    await tap.close()
  })
  await tapped.asOwner('alice', ownerNow)
  tap.forget()
  tap.hold()

  const answer = tapped.asOwner('bob', ownerNow)

  await expect.poll(() => tap.sent()).toEqual([expect.stringContaining('set_config'), ownerNow.text])
  tap.release()
  expect(await answer).toEqual([{ owner: 'bob' }])
})

test('as an owner: what fails leaves nothing behind, and the connection serves on', async () => {
  const alone = database.open(undefined, 1)
  const insert = statement('insert into note (id, text) values ($1, $2)')
  await alone.asOwner('alice', insert, [1, 'first'])

  await expect(alone.asOwner('alice', insert, [1, 'again'])).rejects.toMatchObject({ code: '23505' })
  await expect(alone.asOwner('alice', 'selekt')).rejects.toMatchObject({ code: '42601' })
  const unheard = statement('select 1 as unheard')
  await expect(alone.asOwner('no\0owner', unheard)).rejects.toThrow('invalid byte sequence')
  expect(await alone.asOwner('alice', unheard)).toEqual([{ unheard: 1 }])

  expect(await alone.asOwner('alice', ownerNow)).toEqual([{ owner: 'alice' }])
  expect(await notes()).toEqual([{ id: 1 }])
})

test('as an owner: a write that fails at its very end is not answered before', async () => {
  await db.query(`create table page (id int primary key, of int references page (id) deferrable initially deferred)`)

  await expect(db.asOwner('alice', 'insert into page values (1, 2) returning id')).rejects.toMatchObject({
    code: '23503',
  })

  expect(await db.query('select id from page')).toEqual([])
})

test('as an owner: several rows, none, and statements without a name or values', async () => {
  expect(await db.asOwner('alice', 'select n from generate_series(1, 3) n')).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
  expect(await db.asOwner('alice', 'select 1 where false')).toEqual([])
  expect(await db.asOwner('alice', 'create table empty ()')).toEqual([])
  expect(await db.asOwner('alice', 'select $1::text as a, $1::text as b', ['x'])).toEqual([{ a: 'x', b: 'x' }])
})

test('a transaction happens whole or not at all', async () => {
  const add = (id: number) => ['insert into note (id) values ($1)', [id]] as const

  await db.transaction(async (tx) => {
    await tx.query(...add(10))
    await tx.query(...add(11))
  })
  const failing = db.transaction(async (tx) => {
    await tx.query(...add(12))
    throw new Error('changed my mind')
  })

  await expect(failing).rejects.toThrow('changed my mind')
  expect(await notes()).toEqual([{ id: 1 }, { id: 10 }, { id: 11 }])
})

test('a transaction that PostgreSQL rolled back is never taken for one that happened', async () => {
  const forgetful = db.transaction(async (tx) => {
    await tx.query('insert into note (id) values (20)')
    await tx.query('select 1 / 0').catch(() => {}) // as one might, who does not know that this ends the transaction
  })

  await expect(forgetful).rejects.toThrow('rolled back')
  expect(await notes()).not.toContainEqual({ id: 20 })
})

test('a transaction that could not begin gives its connection back clean', async () => {
  const alone = database.open(undefined, 1)

  await expect(alone.transaction((tx) => tx.query('select 1'), 'no\0owner')).rejects.toThrow('invalid byte sequence')

  expect(await alone.query('select 1 as one')).toEqual([{ one: 1 }])
})

test('a connection that is killed is reported, and replaced', async () => {
  const reports: string[] = []
  const alone = openDatabase(database.url(), { max: 1, onError: ({ message }) => reports.push(message) })
  onTestFinished(() => alone.close())
  const kill = (pid: number) => db.query('select pg_terminate_backend($1)', [pid])
  const pidOf = async () => (await alone.query<{ pid: number }>('select pg_backend_pid() as pid'))[0]?.pid ?? 0

  const asleep = expect(alone.asOwner('alice', 'select pg_sleep(60)')).rejects.toThrow(/terminat/)
  await expect.poll(sleeper).toHaveLength(1)
  await kill((await sleeper())[0]?.pid ?? 0)
  await asleep
  const idle = await pidOf()
  await kill(idle)

  await expect.poll(() => reports).toContainEqual(expect.stringMatching(/terminat/))
  await expect.poll(() => pidOf().catch(() => idle)).not.toBe(idle)
})

test('a server that falls silent keeps nobody waiting for ever, and nobody is given its connection afterwards', async () => {
  const tap = await wireTap(database.url())
  const limits = { lock_timeout: 0, statement_timeout: 0, query_timeout: 1_000 }
  const tapped = openDatabase(tap.through(database.url()), { max: 1, limits, onError: () => {} })
  onTestFinished(async () => {
    await tapped.close()
    await tap.close()
  })
  const ways = [
    () => tapped.query('select 1 as one'),
    () => tapped.asOwner('alice', 'select 1 as one'),
    () => tapped.transaction((tx) => tx.query('select 1 as one'), 'alice'),
  ]

  for (const ask of ways) {
    await ask()
    tap.hold()
    const unanswered = expect(ask()).rejects.toThrow('Query read timeout')
    const next = tapped.query('select 2 as two')
    await unanswered
    tap.release()
    expect(await next).toEqual([{ two: 2 }])
  }
})

const sleeper = () =>
  db.query<{ pid: number }>(`select pid from pg_stat_activity where query = 'select pg_sleep(60)' and state = 'active'`)

test('statements of the same text share a name, others do not', () => {
  expect(statement('select 1')).toEqual(statement('select 1'))
  expect(statement('select 1').name).not.toBe(statement('select 2').name)
})
