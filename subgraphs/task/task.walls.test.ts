import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { openWorld } from './task.fixture.ts'
import { type Outcome, refusal } from './task-client.fixture.ts'

const { as, database } = await openWorld({ delivers: true })
const [alice, bob] = [as('alice'), as('bob')]
const asJob = { actor: { type: 'SYSTEM' as const, id: 'system/scheduler' }, scopes: ['entities:read'] }
const job = as('system', asJob)
const service = database.open('task')
const admin = database.open()

let hers: Outcome
let his: Outcome
beforeAll(async () => {
  const recurrence = { rule: 'FREQ=DAILY' }
  hers = await alice.create({ title: 'of alice', idempotencyKey: 'key', due: { date: '2030-01-02' }, recurrence })
  his = await bob.create({ title: 'of bob', idempotencyKey: 'key', due: { date: '2030-01-02' }, recurrence })
})

describe('our own jobs', () => {
  test('read entities of every owner', async () => {
    expect(await job.entities(hers.task.id, his.task.id, newId(), 'x')).toMatchObject([
      { id: hers.task.id },
      { id: his.task.id },
      null,
      null,
    ])
  })

  test('but not how a task repeats, nor its series', async () => {
    const asked = `query($of: [_Any!]!) { _entities(representations: $of) {
      ... on Task { recurrence { rule } series { id } } ... on Series { id } } }`
    const { _entities } = await alice.ask<{ _entities: { series: { id: string } | null }[] }>(asked, {
      of: [{ __typename: 'Task', id: hers.task.id }],
    })
    const id = _entities[0]?.series?.id
    expect(id).toBeDefined()

    const of = [
      { __typename: 'Task', id: hers.task.id },
      { __typename: 'Series', id },
    ]
    expect(await job.ask(asked, { of })).toEqual({ _entities: [{ recurrence: null, series: null }, null] })
  })

  test('and do nothing else', async () => {
    const { id } = hers.task
    const before = await alice.find(id)
    const refused = refusal('FORBIDDEN')

    await expect(job.create({ title: 'x' })).rejects.toMatchObject(refused)
    for (const change of [job.update, job.complete, job.remove]) {
      await expect(change({ id })).rejects.toMatchObject(refused)
    }
    await expect(job.find(id)).rejects.toMatchObject(refused)
    for (const read of [job.list, job.changes, job.live]) await expect(read()).rejects.toMatchObject(refused)

    expect(await alice.find(id)).toEqual(before)
    expect(await admin.query(`select 1 from task.task where owner_id = 'system'`)).toEqual([])
  })

  test('a person who holds the scope, and a job that does not, read what is theirs', async () => {
    for (const identity of [{ scopes: asJob.scopes }, { actor: asJob.actor }]) {
      expect(await as('mallory', identity).entities(hers.task.id)).toEqual([null])
    }
  })
})

describe('S16: the second wall', () => {
  const owned = () =>
    admin.query<{ name: string; forced: boolean }>(
      `select relname as name, relrowsecurity and relforcerowsecurity as forced from pg_class
       where relnamespace = 'task'::regnamespace and relkind = 'r' and exists (
         select from pg_attribute where attrelid = pg_class.oid and attname = 'owner_id') order by 1`,
    )

  test('stands around every table that has an owner', async () => {
    const tables = await owned()
    expect(tables.map(({ name }) => name)).toEqual([
      'change',
      'feed',
      'idempotency_key',
      'preference',
      'series',
      'task',
    ])
    expect(tables.filter(({ forced }) => !forced)).toEqual([])
  })

  test('a statement that forgets the owner sees nothing of others, in any table', async () => {
    await admin.query(`insert into task.preference values ('alice', 'UTC', 'EN', 1)`)
    for (const { name } of await owned()) {
      const rows = await service.asOwner<{ owner_id: string }>('alice', `select owner_id from task.${name}`)
      expect([...new Set(rows.map(({ owner_id }) => owner_id))], name).toEqual(['alice'])
      expect(await service.asOwner('nobody', `select 1 from task.${name}`), name).toEqual([])
      expect(await service.query(`select 1 from task.${name}`), name).toEqual([])
    }
    await admin.query('delete from task.preference')
  })

  test('nobody writes another’s row', async () => {
    const asBob = (sql: string) => service.asOwner('bob', sql)
    const refused = { code: '42501' }

    expect(await asBob(`update task.task set title = 'taken' returning owner_id`)).toEqual([{ owner_id: 'bob' }])
    expect(await asBob(`update task.task set title = 'taken' where id = '${hers.task.id}' returning 1`)).toEqual([])
    await expect(asBob(`update task.task set owner_id = 'alice'`)).rejects.toMatchObject(refused)
    await expect(asBob(`insert into task.feed values ('alice', 9)`)).rejects.toMatchObject(refused)
    expect(await asBob(`delete from task.task where id = '${hers.task.id}' returning 1`)).toEqual([])
    await expect(asBob(`update task.series set owner_id = 'alice'`)).rejects.toMatchObject(refused)
    await expect(asBob(`insert into task.series select * from task.series`)).rejects.toMatchObject({ code: '23505' })
    await expect(asBob(stolenSeries)).rejects.toMatchObject(refused)
    for (const table of ['series', 'change', 'feed', 'idempotency_key'])
      await expect(asBob(`delete from task.${table}`), table).rejects.toMatchObject(refused)
    await expect(asBob(`update task.change set kind = 'X'`)).rejects.toMatchObject(refused)
    await expect(asBob(`insert into task.preference values ('bob', 'UTC', 'EN', 1)`)).rejects.toMatchObject(refused)
  })

  const stolenSeries = `insert into task.series
    select id, 'alice', rule, anchor, time_zone, start, made, version, created_at from task.series`

  test.each(['outbox', 'outbox_mark', 'inbox', 'dead_letter'])('the service cannot read %s', async (table) => {
    await expect(service.asOwner('alice', `select 1 from task.${table}`)).rejects.toMatchObject({ code: '42501' })
    await expect(service.asOwner('alice', `delete from task.${table}`)).rejects.toMatchObject({ code: '42501' })
  })

  test('nor any other subgraph’s tables', async () => {
    const others = await admin.query<{ name: string }>(
      `select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace n on n.oid = relnamespace
       where relkind = 'r' and nspname not in ('task', 'pg_catalog', 'information_schema', 'public')`,
    )
    expect(others).not.toHaveLength(0)
    for (const { name } of others) {
      await expect(service.asOwner('alice', `select 1 from ${name}`), name).rejects.toMatchObject({ code: '42501' })
    }
  })
})
