import { GraphQLError } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { aTask } from './domain/task.fixture.ts'
import { changeTo } from './domain/task.ts'
import { numberOf, openWorld } from './task.fixture.ts'
import { nothingSeen } from './task.guards.ts'
import { taskWriter } from './task.write.ts'
import { type Outcome, refusal } from './task-client.fixture.ts'
import { type Done, verbsOf } from './task-verbs.fixture.ts'

// Once as it runs, and once as a login that row-level security lets see everything: each wall has to hold by itself.
const worlds = [
  { walls: 'behind both walls', world: await openWorld({ delivers: true }) },
  { walls: 'behind the first wall alone', world: await openWorld({ delivers: true, login: 'task_worker' }) },
]

describe.each(worlds)('S7: two people see nothing of each other, $walls', ({ world: { as, database } }) => {
  const [alice, bob] = [as('alice'), as('bob')]
  let hers: Done
  let his: Outcome
  beforeAll(async () => {
    const daily = { due: { date: '2030-01-02' }, recurrence: { rule: 'FREQ=DAILY' } }
    hers = await verbsOf(alice).create({ title: 'of alice', idempotencyKey: 'key', ...daily })
    his = await bob.create({ title: 'of bob', idempotencyKey: 'key' })
    await alice.create({ title: 'another of alice' })
  })

  test('by id: the same NOT_FOUND as for what never was', async () => {
    const query = 'query($id: ID!) { task(id: $id) { id } }'
    const [theirs, nobodys] = [await bob.raw(query, { id: hers.task.id }), await bob.raw(query, { id: newId() })]
    expect(JSON.stringify(theirs)).toBe(JSON.stringify(nobodys))
    expect(theirs).toMatchObject({ data: { task: null }, errors: [refusal('NOT_FOUND')] })
  })

  test('in lists, whatever they ask for', async () => {
    const asked = [
      {},
      { ids: [hers.task.id] },
      { text: 'alice' },
      { status: ['ACTIVE', 'COMPLETED', 'DELETED'] },
      { hasDue: true },
    ]
    for (const filter of asked) {
      expect(JSON.stringify(await bob.list({ filter }))).not.toContain(hers.task.id)
    }
    expect(await bob.ask('{ tasks { totalCount } }')).toEqual({ tasks: { totalCount: 1 } })
  })

  test('in the feed', async () => {
    expect((await bob.changes()).nodes).toEqual([his.change])
    expect(await bob.ask('{ changes { totalCount } }')).toEqual({ changes: { totalCount: 1 } })
    expect(numberOf('bob', (await bob.changes()).head)).toBe(1)
    expect(numberOf('alice', (await alice.changes()).head)).toBe(2)
  })

  test('as entities', async () => {
    expect(await bob.entities(hers.task.id, his.task.id, newId(), 'x')).toEqual([
      null,
      { id: his.task.id, title: 'of bob', version: 1 },
      null,
      null,
    ])
  })

  test('S13: in subscriptions, even when they name the other’s task', async () => {
    const { head } = await bob.changes()
    const live = await bob.live({ after: head })
    const named = await bob.live({ after: head, filter: { taskIds: [hers.task.id] } })
    const namedNext = named.next()
    await alice.update({ id: hers.task.id, title: 'still of alice' })
    const { change } = await bob.update({ id: his.task.id, title: 'still of bob' })

    expect(await live.next()).toMatchObject({ ...change })
    await named.end()
    expect(await namedNext).toBeNull()
  })

  test('in mutations: the same NOT_FOUND, and nothing changes', async () => {
    const before = await alice.find(hers.task.id)
    const { update, reschedule, complete, reopen, skip, stop, remove, restore } = verbsOf(bob)
    const nobodys = await failureOf(bob.complete({ id: newId() }))
    for (const change of [update, reschedule, complete, reopen, skip, stop, remove, restore]) {
      for (const more of [{}, { expectedVersion: 99 }])
        expect(await failureOf(change({ id: hers.task.id, ...more }))).toEqual(nobodys)
    }
    expect(await alice.find(hers.task.id)).toEqual(before)
  })

  const failureOf = (done: Promise<unknown>) =>
    done.then(
      () => null,
      (error: unknown) =>
        error instanceof GraphQLError ? { message: error.message, extensions: error.extensions } : error,
    )

  test('as a parent, on the way in: the same NOT_FOUND as for what never was', async () => {
    const { create, update } = verbsOf(bob)
    const before = await bob.find(his.task.id)
    const nobodys = await failureOf(create({ title: 'x', parentId: newId() }))
    expect(nobodys).toMatchObject(refusal('NOT_FOUND'))
    expect(await failureOf(create({ title: 'x', parentId: hers.task.id }))).toEqual(nobodys)
    expect(await failureOf(update({ id: his.task.id, parentId: hers.task.id }))).toEqual(nobodys)
    expect(await bob.find(his.task.id)).toEqual(before)
  })

  test('in undoing: another’s change never was', async () => {
    const nobodys = await failureOf(verbsOf(bob).undo({ changeId: newId() }))
    expect(nobodys).toMatchObject(refusal('NOT_FOUND'))
    for (const changeId of [hers.change?.id, 'x'])
      expect(await failureOf(verbsOf(bob).undo({ changeId }))).toEqual(nobodys)
  })

  test('as entities of the type Series, which are null for what is another’s, never was or is no id', async () => {
    const query =
      'query($of: [_Any!]!) { _entities(representations: $of) { ... on Series { id recurrence { rule } upcoming } } }'
    const id = hers.task.series?.id ?? ''
    const of = [id, id.toUpperCase(), newId(), 'x'].map((one) => ({ __typename: 'Series', id: one }))
    expect(await bob.raw(query, { of })).toEqual({ data: { _entities: [null, null, null, null] } })
    const mine = await alice.raw(query, { of })
    expect(mine).toMatchObject({
      data: { _entities: [{ id, recurrence: { rule: 'FREQ=DAILY' } }, { id }, null, null] },
    })
  })

  test('in a write that already has their task in its hands', async () => {
    const write = taskWriter(database.open('task_worker'))
    const before = aTask({ ...(await rowOf(hers.task.id)), ownerId: 'bob' })
    const change = changeTo(before, { title: 'taken' }, 'UPDATED', before.createdAt)
    const entry = {
      id: newId(),
      taskId: before.id,
      kind: 'UPDATED',
      at: before.createdAt,
      actorType: 'USER',
      actorId: 'bob',
      changed: [],
      correlationId: 'cid',
    } as const

    const number = await write({
      ownerId: 'bob',
      entries: [{ change, entry }],
      series: [],
      seen: nothingSeen,
      key: null,
      events: [],
    })

    expect(number).toBeNull()
    expect(await alice.find(before.id)).toMatchObject({ version: before.version })
  })
  const rowOf = async (id: string) =>
    (
      await database
        .open()
        .query<{ id: string; version: number }>('select id, version from task.task where id = $1', [id])
    )[0]

  test('in preferences: the zone of another is not one’s own', async () => {
    await database.open().query(`insert into task.preference values ('alice', 'Asia/Karachi', 'EN', 1)`)
    const due = { date: '2030-01-02' }
    expect((await bob.create({ title: 'x', due })).task.due?.timeZone).toBe('Europe/Berlin')
    expect((await alice.create({ title: 'x', due })).task.due?.timeZone).toBe('Asia/Karachi')
  })

  test('in keys: an equal one of another person says nothing of their task', async () => {
    expect((await bob.create({ title: 'of bob', idempotencyKey: 'key' })).task.id).toBe(his.task.id)
    await expect(bob.create({ title: 'of alice', idempotencyKey: 'key' })).rejects.toMatchObject(refusal('CONFLICT'))
  })
})
