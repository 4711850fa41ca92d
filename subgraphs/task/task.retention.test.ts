import { expect, test } from 'vitest'
import { anyEvent } from '../../kafka/envelope.ts'
import { newId } from '../../platform/id.ts'
import { runJob } from '../../platform/retention.fixture.ts'
import { numberOf, openWorld } from './task.fixture.ts'
import { taskRetention } from './task.retention.ts'
import type { Client } from './task-client.fixture.ts'

const { as, bus, clock, database } = await openWorld()
const admin = database.open()
const service = database.open('task')
const worker = database.open('task_worker')
const job = (db = worker) => taskRetention({ worker: db, now: () => clock.now(), committed: () => bus.nudge('task') })
const purge = () => runJob(job())

let people = 0
const someone = () => {
  const subject = `person ${++people}`
  return { subject, client: as(subject) }
}
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const left = async (subject: string) =>
  (await admin.query<{ id: string }>('select id from task.task where owner_id = $1 order by id', [subject])).map(
    ({ id }) => id,
  )
const numbers = async (subject: string) =>
  (
    await admin.query<{ number: number }>('select number from task.change where owner_id = $1 order by number', [
      subject,
    ])
  ).map(({ number }) => number)
const age = (subject: string, hours: number) =>
  admin.query(
    `update task.task set deleted_at = now() - $2 * interval '1 hour' where owner_id = $1 and status = 'DELETED'`,
    [subject, hours],
  )
const deletedTask = async (client: Client, title = 'x') => {
  const { task } = await client.create({ title })
  return (await client.remove({ id: task.id })).task
}
/** Deleted 31 days ago, in turns, without feed or events. */
const fill = (owners: readonly string[], each: number) =>
  admin.query(
    `insert into task.task (id, owner_id, title, status, priority, version, created_at, updated_at, deleted_at)
     select uuidv7(), owner, 'x', 'DELETED', 2, 2, now(), now(), now() - interval '31 days'
     from generate_series(1, $2::integer) turn, unnest($1::text[]) owner order by turn`,
    [owners, each],
  )

test('a deleted task is kept for 30 days, then it is gone; what is not deleted stays', async () => {
  const { subject, client } = someone()
  const { task: open } = await client.create({ title: 'open' })
  const { task: done } = await client.create({ title: 'done' })
  await client.complete({ id: done.id })
  const deleted = await deletedTask(client)

  await age(subject, 719)
  await purge()
  expect(await left(subject)).toContain(deleted.id)
  await age(subject, 721)
  await purge()
  expect(await left(subject)).toEqual([open.id, done.id])
  await expect(client.find(deleted.id)).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
})

test('the feed tells of it, and shows the task as null from then on', async () => {
  const { subject, client } = someone()
  const { id } = await deletedTask(client)
  await age(subject, 721)
  await purge()

  const { changes } = await client.ask<{ changes: { nodes: readonly { cursor: string }[] } }>(
    '{ changes { nodes { cursor kind taskId changed at actor { type id } correlationId task { id } } } }',
  )
  expect(changes.nodes.map(({ cursor }) => numberOf(subject, cursor))).toEqual(upTo(3))
  expect(changes.nodes).toMatchObject([
    { kind: 'CREATED', task: null },
    { kind: 'DELETED', task: null },
    {
      kind: 'PURGED',
      taskId: id,
      changed: [],
      at: clock.now().toISOString(),
      actor: { type: 'SYSTEM', id: 'system/retention' },
      correlationId: expect.stringMatching(/^[\w.-]{8,128}$/),
      task: null,
    },
  ])
})

test('the world is told, in one run’s name, and whoever follows is nudged once', async () => {
  const { subject, client } = someone()
  const tasks = [await deletedTask(client, 'one'), await deletedTask(client, 'two')]
  await age(subject, 721)
  await admin.query('delete from task.outbox')
  await purge()

  type Stored = Readonly<{ topic: string; key: string; event: { type: string } }>
  const rows = await admin.query<Stored>('select topic, key, event from task.outbox order by position')
  expect(rows).toMatchObject([
    ...tasks.map(({ id, title }) => ({
      topic: 'task-events',
      key: id,
      event: {
        type: 'task.purged',
        subject: id,
        aggregateversion: 3,
        ownerid: subject,
        actortype: 'system',
        actorid: 'system/retention',
        data: { task: { id, title, status: 'DELETED', version: 3 }, changes: {} },
      },
    })),
    { topic: 'task-updates', key: subject, event: { type: 'task.advanced' } },
  ])
  expect(new Set(rows.map(({ event }) => anyEvent.parse(event).correlationid)).size).toBe(1)
})

test('sub-tasks that went with their task are gone with it', async () => {
  const { subject, client } = someone()
  const [parent, part] = [await deletedTask(client, 'parent'), await deletedTask(client, 'part')]
  await admin.query('update task.task set parent_id = $1, deleted_with = $1 where id = $2', [parent.id, part.id])
  await age(subject, 721)
  await purge()

  expect(await left(subject)).toEqual([])
})

test('copies beside each other and beside those who write purge each task once, and give each change its own number', async () => {
  const owners = ['busy 1', 'busy 2', 'busy 3']
  await fill(owners, 250)
  const writing = owners.map(async (subject) => {
    for (let count = 0; count < 15; count++) {
      const { task } = await as(subject).create({ title: 'x' })
      await as(subject).complete({ id: task.id })
    }
  })
  await Promise.all([...writing, purge(), purge(), purge()])

  for (const subject of owners) {
    expect(await left(subject)).toHaveLength(15)
    expect(await numbers(subject)).toEqual(upTo(280))
  }
  const [events] = await admin.query(
    `select count(*)::integer as count, count(distinct event->>'subject')::integer as tasks from task.outbox
     where event->>'type' = 'task.purged' and event->>'ownerid' like 'busy%'`,
  )
  expect(events).toEqual({ count: 750, tasks: 750 })
})

test('a task that is just being restored is left alone, and nobody waits', async () => {
  const { subject, client } = someone()
  const { id } = await deletedTask(client)
  await age(subject, 721)
  const start = performance.now()
  await service.transaction(async (tx) => {
    await tx.query('select from task.task where id = $1 for update', [id])
    await purge()
    await tx.query(`update task.task set status = 'ACTIVE', deleted_at = null, version = version + 1 where id = $1`, [
      id,
    ])
  }, subject)
  await purge()

  expect(performance.now() - start).toBeLessThan(3_000)
  expect(await left(subject)).toEqual([id])
  expect(await numbers(subject)).toEqual(upTo(2)) // no PURGED
})

test('a task is restored or purged, and never both, however the two meet', async () => {
  const { subject, client } = someone()
  for (let round = 0; round < 20; round++) await deletedTask(client)
  await age(subject, 721)
  const ids = await left(subject)
  const restore = async (id: string) => {
    const guarded = `update task.task set status = 'ACTIVE', deleted_at = null, version = version + 1
      where id = $1 and version = 2 and status = 'DELETED' returning 1`
    return (await service.asOwner(subject, guarded, [id])).length === 1
  }
  const [restored] = await Promise.all([Promise.all(ids.map(restore)), purge(), purge()])

  expect(await left(subject)).toEqual(ids.filter((_, index) => restored[index]))
  const { nodes } = await client.changes()
  expect(new Set(nodes.filter(({ kind }) => kind === 'PURGED').map(({ taskId }) => taskId))).toEqual(
    new Set(ids.filter((_, index) => !restored[index])),
  )
})

test('a run that dies before it commits has changed nothing', async () => {
  const { subject, client } = someone()
  const { id } = await deletedTask(client)
  await age(subject, 721)
  const dying = {
    ...worker,
    transaction: <T>(work: Parameters<typeof worker.transaction<T>>[0]) =>
      worker.transaction<T>(async (tx) => {
        await work(tx)
        throw new Error('killed')
      }),
  }
  const before = await admin.query('select count(*) from task.outbox')
  await expect(runJob(job(dying))).rejects.toThrow('killed')

  expect(await left(subject)).toEqual([id])
  expect(await numbers(subject)).toEqual(upTo(2))
  expect(await admin.query('select count(*) from task.outbox')).toEqual(before)
  await purge()
  expect(await left(subject)).toEqual([])
})

test('10,000 go in small batches, none of which takes long', async () => {
  const owners = Array.from({ length: 50 }, () => newId())
  await fill(owners, 200)
  const batches = job().batches()
  let count = 0
  let slowest = 0
  for (let at = performance.now(); !(await batches.next()).done; at = performance.now(), count++)
    slowest = Math.max(slowest, performance.now() - at)

  expect(count).toBe(100)
  expect(slowest).toBeLessThan(1_000)
  expect(await numbers(owners[7] ?? '')).toEqual(upTo(200))
})
