import { createHash } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { taskFaults } from '../../tests/support/checkers/task.checkers.ts'
import { openWorld } from './task.fixture.ts'
import { refusal } from './task-client.fixture.ts'
import { type RepeatingTask, verbsOf } from './task-verbs.fixture.ts'

const { as, clock, database } = await openWorld()
const alice = verbsOf(as('alice'))
const daily = { due: { date: '2030-01-02', time: '09:00' }, recurrence: { rule: 'FREQ=DAILY' } }
const twenty = Array.from({ length: 20 }, (_, index) => index)
const repeating = async () => (await alice.create({ title: 'x', ...daily })).task
const after = (verb: 'complete' | 'remove') => async () => (await alice[verb]({ id: (await repeating()).id })).task
beforeEach(() => clock.advance(1_000))
afterAll(async () => expect(await taskFaults(database.open(), ['alice'], [])).toEqual([]))

/** Each verb, with a task that it can be said of, and what else it is told. */
const keyed = [
  ['complete', repeating, {}],
  ['reopen', after('complete'), {}],
  ['skip', repeating, {}],
  ['stop', repeating, {}],
  ['remove', repeating, {}],
  ['restore', async () => (await alice.remove({ id: (await alice.create({ title: 'x' })).task.id })).task, {}],
  ['update', repeating, { title: 'y' }],
  ['reschedule', repeating, { due: { date: '2030-01-05' } }],
] as const satisfies [string, () => Promise<RepeatingTask>, object][]

describe.each(keyed)('%s', (verb, ready, more) => {
  test('with a key, the first answer comes again, its next task and all, though both have changed since', async () => {
    const task = await ready()
    const input = { id: task.id, expectedVersion: task.version, ...more, idempotencyKey: newId() }
    const first = await alice[verb](input)
    for (const id of [task.id, first.next?.id]) await alice.update({ id, title: 'changed since' }).catch(() => {})
    clock.advance(60_000)

    expect(await alice[verb](input)).toEqual(first)
    expect(first.change).not.toBeNull()
  })

  test('twenty equal ones at once are done once, and all get the same answer', async () => {
    const task = await ready()
    const input = { id: task.id, expectedVersion: task.version, ...more, idempotencyKey: newId() }
    const answers = await Promise.all(twenty.map(() => alice[verb](input)))
    expect(answers).toEqual(answers.map(() => answers[0]))
    expect((await alice.find(task.id)).version).toBe(task.version + 1)
  })

  test('the key with other input is CONFLICT, and nothing is done; for another verb it is a key of its own', async () => {
    const [task, other] = [await ready(), await ready()]
    const idempotencyKey = newId()
    await alice[verb]({ id: task.id, ...more, idempotencyKey })
    await expect(alice[verb]({ id: other.id, ...more, idempotencyKey })).rejects.toMatchObject(refusal('CONFLICT'))
    expect((await alice.find(other.id)).version).toBe(other.version)
    const [another] = keyed.filter(([name]) => name !== verb)
    if (another)
      expect(
        (await alice[another[0]]({ id: (await another[1]()).id, ...another[2], idempotencyKey })).change,
      ).not.toBeNull()
  })

  test('a refusal takes no key', async () => {
    const task = await ready()
    const idempotencyKey = newId()
    await expect(alice[verb]({ id: task.id, expectedVersion: 99, ...more, idempotencyKey })).rejects.toMatchObject(
      refusal('CONFLICT', { currentVersion: task.version }),
    )
    expect((await alice[verb]({ id: task.id, ...more, idempotencyKey })).change).not.toBeNull()
  })
})

test.each([
  ['update', { title: 'y' }, { title: 'z' }],
  ['reschedule', { due: { date: '2030-01-05' } }, { due: { date: '2030-01-06' } }],
] as const)('%s: another wish for the same task is other input', async (verb, more, others) => {
  const task = { id: (await repeating()).id, idempotencyKey: newId() }
  const first = await alice[verb]({ ...task, ...more })
  await expect(alice[verb]({ ...task, ...others })).rejects.toMatchObject(refusal('CONFLICT'))
  expect(await alice[verb]({ ...task, ...more })).toEqual(first)
})

test.each(keyed)(
  '%s: of twenty who expect the version that all have read, one gets through',
  async (verb, ready, more) => {
    const task = await ready()
    const answers = await Promise.allSettled(
      twenty.map(() => alice[verb]({ id: task.id, expectedVersion: task.version, ...more })),
    )

    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const answer of answers)
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject(refusal('CONFLICT', { currentVersion: task.version + 1 }))
  },
)

test('createTask: twenty with one key make one repeating task, or one part', async () => {
  const parentId = (await alice.create({ title: 'parent' })).task.id
  const key = newId()
  const series = await Promise.all(twenty.map(() => alice.create({ title: 'keyed', ...daily, idempotencyKey: key })))
  const parts = await Promise.all(
    twenty.map(() => alice.create({ title: 'part', parentId, idempotencyKey: `${key} part` })),
  )

  for (const answers of [series, parts]) expect(answers).toEqual(answers.map(() => answers[0]))
  await expect(alice.create({ title: 'part', idempotencyKey: `${key} part` })).rejects.toMatchObject(
    refusal('CONFLICT'),
  )
})

test('deleteTask: THIS is the same as nothing said, also for a key that was used before there was a scope', async () => {
  const { id } = (await alice.create({ title: 'x' })).task
  const input = { id, idempotencyKey: newId() }
  const first = await alice.remove(input)
  expect(await alice.remove({ ...input, scope: 'THIS' })).toEqual(first)
  await expect(alice.remove({ ...input, scope: 'SERIES' })).rejects.toMatchObject(refusal('CONFLICT'))

  const kept = await database
    .open()
    .query<{ hash: string }>('select input_hash as hash from task.idempotency_key where key = $1', [
      input.idempotencyKey,
    ])
  expect(kept).toEqual([{ hash: createHash('sha256').update(JSON.stringify(input)).digest('base64url') }])
})
