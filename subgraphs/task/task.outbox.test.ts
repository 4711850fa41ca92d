import { expect, test } from 'vitest'
import { anyEvent } from '../../kafka/envelope.ts'
import { newId } from '../../platform/id.ts'
import { createTask } from './domain/create.ts'
import { openWorld } from './task.fixture.ts'
import { nothingSeen } from './task.guards.ts'
import { taskWriter } from './task.write.ts'

const { as, database, clock } = await openWorld()
const admin = database.open()
const alice = as('alice', {
  correlationId: 'cid-00000001',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
})

type Stored = Readonly<{ topic: string; key: string; event: Record<string, unknown> & { type: string; data: object } }>
const outbox = () => admin.query<Stored>('select topic, key, event from task.outbox order by position')
const forget = () => admin.query('delete from task.outbox')

test('each change says what happened and nudges whoever follows, in that order', async () => {
  await forget()
  const { task } = await alice.create({
    title: 'Buy milk',
    due: { date: '2030-01-02' },
    reminders: [{ lead: 'PT15M' }],
  })
  clock.advance(1_000)
  await as('alice', { actor: { type: 'ASSISTANT', id: 'assistant' } }).complete({ id: task.id })

  const rows = await outbox()
  expect(rows.map(({ topic, key, event }) => [topic, key, event.type])).toEqual([
    ['task-events', task.id, 'task.created'],
    ['task-updates', 'alice', 'task.advanced'],
    ['task-events', task.id, 'task.completed'],
    ['task-updates', 'alice', 'task.advanced'],
  ])
  for (const { event } of rows) expect(anyEvent.parse(event)).toEqual(event)
  expect(rows[0]?.event).toMatchObject({
    source: '/subgraphs/task',
    subject: task.id,
    time: '2030-01-01T09:00:00.000Z',
    dataschema: 'tickler:task-events:task.created:1',
    correlationid: 'cid-00000001',
    traceparent: expect.stringContaining('0af7651916cd43dd8448eb211c80319c'),
    actortype: 'user',
    actorid: 'alice',
    ownerid: 'alice',
    aggregateversion: 1,
    data: {
      task: { id: task.id, title: 'Buy milk', version: 1 },
      reminders: [{ lead: 'PT15M', at: null, channels: null }],
    },
  })
  expect(rows[2]?.event).toMatchObject({
    actortype: 'assistant',
    actorid: 'assistant',
    ownerid: 'alice',
    aggregateversion: 2,
    data: { task: { status: 'COMPLETED' }, changes: { status: { old: 'ACTIVE', new: 'COMPLETED' } } },
  })
  expect(rows[1]?.event.data).toEqual({})
})

test('I3: what is refused, repeated, or changes nothing says nothing', async () => {
  const { task } = await alice.create({ title: 'x', idempotencyKey: 'once' })
  await alice.complete({ id: task.id })
  await forget()

  await alice.create({ title: 'x', idempotencyKey: 'once' })
  await alice.complete({ id: task.id })
  await alice.complete({ id: task.id, idempotencyKey: 'and keep it' })
  await alice.update({ id: task.id, title: 'x' })
  const refused = [
    () => alice.create({ title: '' }),
    () => alice.create({ title: 'y', idempotencyKey: 'once' }),
    () => alice.update({ id: task.id, title: 'y', expectedVersion: 1 }),
    () => alice.complete({ id: newId() }),
    () => as('bob').remove({ id: task.id }),
  ]
  for (const attempt of refused) await expect(attempt()).rejects.toThrow()

  expect(await outbox()).toEqual([])
})

test('I2, I3: the events of a task are its changes, one for one, however its writers race', async () => {
  await forget()
  const { task } = await alice.create({ title: 'x' })
  await Promise.allSettled(
    Array.from({ length: 30 }, (_, index) =>
      index % 10 === 9 ? alice.complete({ id: task.id }) : alice.update({ id: task.id, title: `title ${index}` }),
    ),
  )

  const said = (await outbox()).filter(({ topic }) => topic === 'task-events').map(({ event }) => event)
  const feed = (await alice.changes()).nodes.filter(({ taskId }) => taskId === task.id)
  expect(said.map(({ type }) => type)).toEqual(feed.map(({ kind }) => `task.${kind.toLowerCase()}`))
  expect(said.map(({ aggregateversion }) => aggregateversion)).toEqual(feed.map((_, index) => index + 1))
})

test('a write that fails half-way leaves nothing: no task, no series, no number, no key, no event', async () => {
  await forget()
  const { change } = await alice.create({ title: 'x' })
  await forget()
  const { head } = await alice.changes()
  const means = { now: new Date('2030-01-01T09:00:00Z'), newId, zone: 'UTC' }
  const words = { title: 'x', due: { date: '2030-01-02' }, recurrence: { rule: 'FREQ=DAILY' } }
  const { task, changes, series } = createTask(words, 'alice', null, means)
  const key = {
    owner_id: 'alice',
    mutation: 'createTask',
    key: 'half-way',
    input_hash: 'x',
    answer: [],
    created_at: task.createdAt,
  }
  const entry = {
    id: change?.id ?? '', // taken: it fails where the feed row is stored
    taskId: task.id,
    kind: 'CREATED',
    at: task.createdAt,
    actorType: 'USER',
    actorId: 'alice',
    changed: [],
    correlationId: 'cid',
  } as const

  const write = taskWriter(database.open('task'))({
    ownerId: 'alice',
    entries: changes.map((made) => ({ change: made, entry })),
    series,
    seen: nothingSeen,
    key,
    events: [],
  })

  await expect(write).rejects.toMatchObject({ code: '23505' })
  expect(await admin.query('select 1 from task.task where id = $1', [task.id])).toEqual([])
  expect(await admin.query(`select 1 from task.idempotency_key where key = 'half-way'`)).toEqual([])
  expect(await admin.query('select 1 from task.series')).toEqual([])
  expect(await outbox()).toEqual([])
  expect((await alice.changes()).head).toBe(head)
})
