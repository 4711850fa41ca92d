import { expect, test } from 'vitest'
import { type ReminderEvent, type ReminderFact, reminderEvents } from '../../kafka/contracts/reminders.contract.ts'
import { enqueue, type OutboxRow, outboxRows } from '../../kafka/outbox.ts'
import { readEvent } from '../../kafka/read-event.ts'
import { newId } from '../../platform/id.ts'
import { reminded } from './reminded.ts'
import { numberOf, openWorld } from './task.fixture.ts'

const { as, bus, clock, database } = await openWorld({ delivers: true })
const admin = database.open()
const service = database.open('task')
const within = { timeout: 20_000, interval: 10 }
const lastReminded = async (id: string) =>
  (await admin.query<{ at: Date | null }>('select last_reminded_at as at from task.task where id = $1', [id]))[0]?.at
const handled = async () => (await admin.query(`select 1 from task.inbox where consumer = 'task.reminders'`)).length
const worker = database.open('task_worker')
const deadLetters = () => admin.query(`select * from task.dead_letter`)

type Said = Readonly<{ sentAt?: string; type?: ReminderFact['type']; correlationId?: string }>

/** As the reminder subgraph says it. */
function said(
  ownerId: string,
  taskId: string,
  { sentAt = '2030-01-01T09:30:00.000Z', ...more }: Said = {},
): OutboxRow[] {
  const { type = 'reminder.fired', correlationId = 'cid-of-the-task' } = more
  const reminder = {
    id: newId(),
    taskId,
    lead: 'PT0S',
    triggerAt: sentAt,
    status: 'SENT' as const,
    cancelReason: null,
    channels: ['IN_APP' as const],
    sentAt,
    createdAt: '2030-01-01T09:00:00.000Z',
  }
  // The contract checks it as it is put into its envelope: only one type carries the last two.
  const fact = {
    type,
    subject: taskId,
    version: 2,
    data: { reminder, changes: {}, isLate: false, isConfirmed: true },
  } as ReminderFact
  const actor = { type: 'SYSTEM', id: 'system/scheduler' } as const
  return outboxRows(reminderEvents, [fact], { ownerId, actor, correlationId, now: clock.now() }, '/subgraphs/reminder')
}
const say = async (...rows: readonly OutboxRow[]) => {
  await enqueue(service, 'task', rows)
  bus.nudge('task')
}
/** Until all that was said is handled. */
const sayAndWait = async (...rows: readonly OutboxRow[]) => {
  const expected = (await handled()) + new Set(rows.map(({ event }) => event.id)).size
  await say(...rows)
  await expect.poll(handled, within).toBe(expected)
}

test('who was reminded sees it on the task and in the feed, live, and the task is otherwise as it was', async () => {
  const alice = as('alice')
  const { task } = await alice.create({ title: 'x' })
  const live = await alice.live()
  await sayAndWait(...said('alice', task.id))

  expect(await live.next()).toMatchObject({
    kind: 'REMINDED',
    at: '2030-01-01T09:30:00.000Z',
    actor: { type: 'SYSTEM', id: 'system/scheduler' },
    changed: ['lastRemindedAt'],
    taskId: task.id,
    correlationId: 'cid-of-the-task',
    task: { version: 1 },
  })
  const shown = await alice.ask<{ task: object }>(`{ task(id: "${task.id}") { version updatedAt lastRemindedAt } }`)
  expect(shown.task).toEqual({ version: 1, updatedAt: task.updatedAt, lastRemindedAt: '2030-01-01T09:30:00.000Z' })
  expect((await alice.update({ id: task.id, title: 'y', expectedVersion: 1 })).task.version).toBe(2)
  expect(await lastReminded(task.id)).toEqual(new Date('2030-01-01T09:30:00Z'))
})

test('whoever waits for reminders alone is told of them alone', async () => {
  const ida = as('ida')
  const live = await ida.live({ filter: { kinds: ['REMINDED'] } })
  const { task } = await ida.create({ title: 'x' })
  await sayAndWait(...said('ida', task.id))

  expect(await live.next()).toMatchObject({ kind: 'REMINDED', taskId: task.id })
})

test('F17: the same event three times is one reminder', async () => {
  const bob = as('bob')
  const { task } = await bob.create({ title: 'x' })
  const rows = said('bob', task.id)
  await sayAndWait(...rows, ...rows, ...rows)
  await sayAndWait(...said('bob', task.id, { sentAt: '2030-01-01T09:40:00.000Z' }))

  expect((await bob.changes()).nodes.map(({ kind }) => kind)).toEqual(['CREATED', 'REMINDED', 'REMINDED'])
})

test('F18: of reminders that come out of order, the newest stays on the task', async () => {
  const carol = as('carol')
  const { task } = await carol.create({ title: 'x' })
  await sayAndWait(...said('carol', task.id, { sentAt: '2030-01-01T11:00:00.000Z' }))
  await sayAndWait(...said('carol', task.id, { sentAt: '2030-01-01T10:00:00.000Z' }))

  expect(await lastReminded(task.id)).toEqual(new Date('2030-01-01T11:00:00Z'))
})

test('a task that is gone, or that is another’s, and what else is on that topic, are passed over', async () => {
  const { task } = await as('dave').create({ title: 'x' })
  await sayAndWait(
    ...said('dave', newId()),
    ...said('mallory', task.id),
    ...said('dave', task.id, { type: 'reminder.scheduled' }),
    ...said('dave', task.id, { type: 'reminder.cancelled' }),
  )

  expect((await as('dave').changes()).nodes).toHaveLength(1)
  expect((await as('mallory').changes()).nodes).toHaveLength(0)
  expect(await lastReminded(task.id)).toBeNull()
  expect(await deadLetters()).toEqual([])
})

test('reminders of many people at once, while they all write: no number is missing, and nothing waits for itself', async () => {
  const people = Array.from({ length: 6 }, (_, index) => `many ${index}`)
  const tasks = await Promise.all(
    people.flatMap((subject) =>
      Array.from({ length: 4 }, async () => ({ subject, id: (await as(subject).create({ title: 'x' })).task.id })),
    ),
  )
  const rows = tasks.toReversed().flatMap(({ subject, id }) => [...said(subject, id), ...said(subject, id)])
  const writing = tasks.map(async ({ subject, id }) => {
    for (let count = 0; count < 5; count++) await as(subject).update({ id, title: `title ${count}` })
  })
  await Promise.all([...writing, sayAndWait(...rows)])

  for (const subject of people) {
    const { nodes } = await as(subject).changes()
    expect(nodes.map(({ cursor }) => numberOf(subject, cursor))).toEqual(nodes.map((_, index) => index + 1))
    expect(nodes.filter(({ kind }) => kind === 'REMINDED')).toHaveLength(8)
  }
  expect(await deadLetters()).toEqual([])
})

test('two processes that hear of the same tasks in opposite orders do not wait for each other in a circle', async () => {
  const owners = Array.from({ length: 8 }, (_, index) => `circle ${index}`)
  const tasks = await Promise.all(
    owners.map(async (subject) => ({ subject, id: (await as(subject).create({ title: 'x' })).task.id })),
  )
  const events = tasks.flatMap(({ subject, id }) => said(subject, id)).map(eventOf)
  const hear = (order: typeof events) => worker.transaction((tx) => reminded.handle(order, tx))
  for (let round = 0; round < 15; round++)
    await Promise.all([hear(events), hear(events.toReversed()), hear(events), hear(events.toReversed())])

  for (const { subject } of tasks) expect((await as(subject).changes({ first: 100 })).nodes).toHaveLength(61)
})

function eventOf({ topic, key, event }: OutboxRow): ReminderEvent {
  const raw = { topic, key, body: Buffer.from(JSON.stringify(event)), headers: {}, place: event.id }
  const read = readEvent(raw, [reminderEvents])
  if (!('event' in read)) throw new Error('the contract was broken')
  return read.event as ReminderEvent // of that one topic
}
