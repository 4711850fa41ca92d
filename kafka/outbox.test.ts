import { beforeAll, expect, test } from 'vitest'
import { isId } from '../platform/id.ts'
import { makeBus } from '../tests/bus/embedded-bus.maker.ts'
import { thingsTopic } from '../tests/bus/world.topic.ts'
import { cause, openWorld, provisionWorld } from '../tests/bus/world.ts'
import { freshDatabase } from '../tests/support/database.ts'
import { taskUpdates } from './contracts/task-updates.contract.ts'
import { anyEvent, causeOf } from './envelope.ts'
import { enqueue, insertOutboxFrom, outboxJson, outboxRows } from './outbox.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

const things = thingsTopic('things')
const counted = (n: number) => ({ type: 'thing.counted', subject: 'a', version: 7, data: { n } }) as const
const rowsOf = (n: number, by: Parameters<typeof outboxRows>[2] = cause) =>
  outboxRows(things, [counted(n)], by, '/subgraphs/said')

test('a fact travels as a CloudEvent that says who, why and by which contract', () => {
  const [row] = rowsOf(3, {
    ...cause,
    actor: { type: 'ASSISTANT', id: 'helper' },
    causationId: 'before',
    traceparent: '00-1-2-01',
  })

  expect(row).toEqual({
    topic: 'things',
    key: 'a',
    event: {
      specversion: '1.0',
      id: expect.toSatisfy(isId),
      source: '/subgraphs/said',
      type: 'thing.counted',
      subject: 'a',
      time: '2030-01-01T09:00:00.000Z',
      datacontenttype: 'application/json',
      dataschema: 'tickler:things:thing.counted:1',
      correlationid: 'a-correlation',
      causationid: 'before',
      actortype: 'assistant',
      actorid: 'helper',
      ownerid: 'ada',
      aggregateversion: 7,
      traceparent: '00-1-2-01',
      data: { n: 3 },
    },
  })
  expect(anyEvent.parse(row?.event)).toEqual(row?.event)
})

test('a topic that is ordered by owner has the owner as its key', () => {
  const [row] = outboxRows(
    taskUpdates,
    [{ type: 'task.advanced', subject: 'a', version: 1, data: {} }],
    cause,
    '/subgraphs/task',
  )
  expect(row?.key).toBe('ada')
})

test('what breaks the contract is refused before it is stored', () => {
  expect(() => rowsOf(1.5)).toThrow('expected int')
})

test('what a consumer does is done for the owner, by the system, and points at the event that caused it', () => {
  const [row] = rowsOf(1, { ...cause, traceparent: '00-1-2-01' })
  if (!row) throw new Error('a row was asked for')
  const now = new Date('2030-01-02T00:00:00Z')

  expect(causeOf(row.event, now, 'schedule-reminders')).toEqual({
    ownerId: 'ada',
    actor: { type: 'SYSTEM', id: 'system/schedule-reminders' },
    correlationId: 'a-correlation',
    causationId: row.event.id,
    traceparent: '00-1-2-01',
    now,
  })
})

test('a change and its events are one statement, and without the change there are no events', async () => {
  const world = await openWorld(base.name, makeBus)
  const say = (isChanged: boolean) =>
    world.producer.query(
      `with changed as (select where $2::boolean) ${insertOutboxFrom('said', '$1')} where exists (select from changed)`,
      [outboxJson([...rowsOf(1), ...rowsOf(2)]), isChanged],
    )
  await say(false)
  expect(await world.waiting()).toBe(0)
  await say(true)

  const stored = await world.said.worker.query(
    `select topic, key, event->'data'->'n' as n from said.outbox order by position`,
  )
  expect(stored).toEqual([
    { topic: 'things', key: 'a', n: 1 },
    { topic: 'things', key: 'a', n: 2 },
  ])
})

test('F22: each event says when the database wrote it down, whatever time its process believes it is', async () => {
  const world = await openWorld(base.name, makeBus)
  await enqueue(world.producer, 'said', rowsOf(1, { ...cause, now: new Date('1999-01-01T00:00:00Z') }))

  const [stored] = await world.said.worker.query<{ event: object; created_at: Date }>('select * from said.outbox')
  const { time, recordedtime } = anyEvent.parse(stored?.event)
  expect(time).toBe('1999-01-01T00:00:00.000Z')
  expect(new Date(String(recordedtime))).toEqual(stored?.created_at)
})

test('the service may say something and nothing else: not read, not take back, not pretend that it was handled', async () => {
  const world = await openWorld(base.name, makeBus)
  await enqueue(world.producer, 'said', rowsOf(1))

  for (const forbidden of [
    'select * from said.outbox',
    'delete from said.outbox',
    'update said.outbox set topic = topic',
    'insert into said.outbox_mark values (1, $$x$$)',
    'select * from said.inbox',
    'insert into said.inbox (consumer, event_id) values ($$x$$, gen_random_uuid())',
    'select * from said.dead_letter',
  ]) {
    await expect(world.producer.query(forbidden)).rejects.toThrow('permission denied')
  }
})
