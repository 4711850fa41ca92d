import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Raw } from '../../kafka/bus.ts'
import { deliver } from '../../kafka/deliver.ts'
import { heldKeys } from '../../kafka/held-keys.ts'
import type { OutboxRow } from '../../kafka/outbox.ts'
import { handledTasks } from '../../platform/handled.ts'
import { newId } from '../../platform/id.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { auditColumns } from './audit.entity.ts'
import { causeFor, created, renamed, silent, taskRows } from './audit.fixture.ts'
import { keepRows } from './audit.store.ts'
import { type AuditRow, append, type Change, genesis, verifyChain } from './audit.ts'
import { auditLog } from './consumers.ts'

const database = await freshDatabase()
const db = database.open('audit')
const worker = database.open('audit_worker', 12)
const consumer = auditLog(handledTasks('audit', db))

/** What another process of ours would do with these: each call is one of its batches. */
const take = async (rows: readonly OutboxRow[]) => {
  const raws: Raw[] = rows.map(({ topic, key, event }) => ({
    topic,
    key,
    body: Buffer.from(JSON.stringify(event)),
    headers: {},
    place: event.id,
  }))
  const subscription = { consumer, inbox: { schema: 'audit', worker }, held: heldKeys(), log: silent }
  const { done, outage } = await deliver(subscription, raws)
  return { done: done.length, outage }
}

const chainOf = (ownerId: string) =>
  db.asOwner<AuditRow>(ownerId, `select ${auditColumns} from audit.audit_logs where owner_id = $1 order by sequence`, [
    ownerId,
  ])
const eventIdsOf = (rows: readonly { event: { id: string } }[]) => rows.map(({ event }) => event.id)

test('however many write at once, each chain has one order: no gap, no fork, and nobody waits in a circle', async () => {
  const batches = Array.from({ length: 20 }, (_, number) => {
    const both = ['ada', 'bob'].flatMap((owner) => taskRows([created(newId())], causeFor(owner)))
    return number % 2 === 0 ? both : both.toReversed()
  })

  expect(await Promise.all(batches.map(take))).toEqual(batches.map(() => ({ done: 2, outage: null })))

  for (const owner of ['ada', 'bob']) {
    const chain = await chainOf(owner)
    expect(chain.map(({ sequence }) => sequence)).toEqual(batches.map((_, index) => index + 1))
    expect(verifyChain(chain)).toMatchObject({ isIntact: true, entries: 20 })
  }
})

test('a redelivered event changes nothing, not even when the inbox has forgotten it', async () => {
  const task = newId()
  const first = taskRows([created(task)], causeFor('cleo'))
  const second = taskRows([renamed(task, 2)], causeFor('cleo'))
  await take(first)
  const before = await chainOf('cleo')

  await take(first)
  await worker.query('delete from audit.inbox')
  await take([...first, ...second])

  expect(eventIdsOf([...first, ...second])).toEqual((await chainOf('cleo')).map(({ eventId }) => eventId))
  expect((await chainOf('cleo')).slice(0, 1)).toEqual(before)
})

test('an event that comes late is appended late, with its own time', async () => {
  const task = newId()
  const early = taskRows([renamed(task, 2)], causeFor('dana', { now: new Date('2030-01-01T08:00:00Z') }))
  const late = taskRows([renamed(task, 3)], causeFor('dana', { now: new Date('2030-01-01T09:00:00Z') }))
  await take(late)
  await take(early)

  const chain = await chainOf('dana')
  expect(chain.map(({ sequence, at }) => [sequence, at.toISOString()])).toEqual([
    [1, '2030-01-01T09:00:00.000Z'],
    [2, '2030-01-01T08:00:00.000Z'],
  ])
  expect(verifyChain(chain).isIntact).toBe(true)
})

test.each(['task.reopened', 'task.restored', 'task.purged'] as const)(
  '%s has an entry of its own name',
  async (type) => {
    const task = newId()
    const fact = renamed(task, 2)
    await take(taskRows([{ ...fact, type, data: { task: fact.data.task, changes: {} } }], causeFor(type)))

    expect(await chainOf(type)).toMatchObject([
      { action: type, entityType: 'task', entityId: task, oldValues: {}, newValues: {} },
    ])
  },
)

test('whatever the values are, what is stored verifies when it is read back', async () => {
  const json = fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' }).filter(isStorable)
  const values = fc.dictionary(fc.string({ unit: 'grapheme' }), json).filter(isStorable)
  await fc.assert(
    fc.asyncProperty(
      values,
      fc.option(values),
      fc.date({ min: new Date(0), max: new Date('9999-12-31Z'), noInvalidDate: true }),
      async (...given) => {
        const ownerId = newId()
        await keepRows(worker, append(genesis, [changeWith(ownerId, ...given)]))

        expect(verifyChain(await chainOf(ownerId))).toMatchObject({ isIntact: true, entries: 1 })
      },
    ),
    { numRuns: 200 },
  )
})

/** PostgreSQL's JSON has no NUL, so no outbox has one. */
const isStorable = (value: unknown) => !JSON.stringify(value).includes(String.raw`\u0000`)

const changeWith = (
  ownerId: string,
  newValues: Record<string, unknown>,
  oldValues: Record<string, unknown> | null,
  at: Date,
): Change => ({
  id: newId(),
  eventId: newId(),
  ownerId,
  at,
  entityType: 'task',
  entityId: newId(),
  action: 'task.updated',
  actorType: 'USER',
  actorId: ownerId,
  oldValues,
  newValues,
  correlationId: 'a-correlation',
})
