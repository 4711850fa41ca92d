import { describe, expect, test } from 'vitest'
import { isId, newId } from '../../platform/id.ts'
import { openWorld, startOfTests } from './task.fixture.ts'
import { refusal } from './task-client.fixture.ts'

const { as, clock } = await openWorld()
const alice = as('alice')
const due = { date: '2030-01-02', time: '17:00', timeZone: 'Asia/Karachi' }
const full = { title: 'Buy milk', description: 'the good one', due, priority: 'HIGH', tags: ['shop', 'home'] }

describe('creating', () => {
  test('a title is enough', async () => {
    const { task, change } = await alice.create({ title: 'Water the plants' })

    expect(task).toEqual({
      id: expect.toSatisfy(isId),
      title: 'Water the plants',
      description: null,
      status: 'ACTIVE',
      priority: 'MEDIUM',
      tags: [],
      due: null,
      version: 1,
      createdAt: startOfTests,
      updatedAt: startOfTests,
      completedAt: null,
      deletedAt: null,
    })
    expect(change).toEqual({
      id: expect.toSatisfy(isId),
      cursor: expect.any(String),
      kind: 'CREATED',
      at: startOfTests,
      actor: { type: 'USER', id: 'alice' },
      changed: ['title', 'status', 'priority', 'tags'],
      taskId: task.id,
      correlationId: 'cid-of-alice',
    })
    expect(await alice.find(task.id)).toEqual(task)
  })

  test('all that is said is kept; tags are folded, sorted and without doubles', async () => {
    const { task } = await alice.create({ ...full, title: '  Cafe\u0301 🥛 ', tags: ['Shop', 'home', 'SHOP', 'Ämter'] })

    expect(task).toMatchObject({
      ...full,
      title: 'Caf\u00e9 🥛',
      tags: ['home', 'shop', 'ämter'],
      due: { ...due, at: '2030-01-02T12:00:00.000Z', isOverdue: false },
    })
    expect(await alice.find(task.id)).toEqual(task)
  })

  test('without a zone the due is in the server’s', async () => {
    const { task } = await alice.create({ title: 'x', due: { date: '2030-01-02' } })
    expect(task.due).toMatchObject({ time: null, timeZone: 'Europe/Berlin', at: '2030-01-02T23:00:00.000Z' })
  })

  test('what the assistant does bears its name', async () => {
    const assistant = as('alice', { actor: { type: 'ASSISTANT', id: 'assistant' }, correlationId: 'cid-of-turn' })
    const { change } = await assistant.create({ title: 'x' })
    expect(change).toMatchObject({ actor: { type: 'ASSISTANT', id: 'assistant' }, correlationId: 'cid-of-turn' })
  })

  test('a task becomes overdue when its time has come', async () => {
    const { task } = await alice.create({ title: 'x', due: { date: '2030-01-01', time: '10:30' } })
    expect(task.due?.isOverdue).toBe(false)
    clock.set('2030-01-01T09:30:00Z')
    expect((await alice.find(task.id)).due?.isOverdue).toBe(true)
    clock.set(startOfTests)
  })
})

describe('updating', () => {
  test('an absent field is kept, null clears it', async () => {
    const { task } = await alice.create(full)
    clock.advance(1_000)
    const retitled = await alice.update({ id: task.id, title: 'Buy oat milk' })
    const cleared = await alice.update({ id: task.id, description: null, due: null, tags: null, priority: null })

    expect(retitled.task).toEqual({ ...task, title: 'Buy oat milk', version: 2, updatedAt: '2030-01-01T09:00:01.000Z' })
    expect(retitled.change).toMatchObject({ kind: 'UPDATED', changed: ['title'] })
    expect(cleared.task).toEqual({
      ...retitled.task,
      description: null,
      due: null,
      tags: [],
      priority: 'MEDIUM',
      version: 3,
    })
    expect(await alice.find(task.id)).toEqual(cleared.task)
  })

  test('every field can be changed, and the whole is kept', async () => {
    const { task } = await alice.create({ title: 'x' })
    const { task: changed } = await alice.update({ id: task.id, ...full, due: { date: '2030-02-01' } })

    expect(changed).toMatchObject({ ...full, tags: ['home', 'shop'], due: { date: '2030-02-01', time: null } })
    expect(await alice.find(task.id)).toEqual(changed)
  })

  test('when nothing differs, there is no change, no new version, and nothing to follow', async () => {
    const { task } = await alice.create(full)
    const { head } = await alice.changes()

    expect(await alice.update({ id: task.id, title: ' Buy milk ', tags: ['HOME', 'shop'], due })).toEqual({
      task,
      change: null,
    })
    expect((await alice.changes()).head).toBe(head)
  })

  test('a completed task can be changed, and stays completed', async () => {
    const { task } = await alice.create({ title: 'x' })
    await alice.complete({ id: task.id })
    expect((await alice.update({ id: task.id, title: 'y' })).task).toMatchObject({
      status: 'COMPLETED',
      title: 'y',
      version: 3,
    })
  })
})

describe('completing and deleting', () => {
  test('completing says when; doing it again is no error, and changes nothing', async () => {
    const { task } = await alice.create(full)
    clock.advance(1_000)
    const first = await alice.complete({ id: task.id })
    clock.advance(1_000)
    const second = await alice.complete({ id: task.id })

    expect(first.task).toMatchObject({ status: 'COMPLETED', completedAt: first.task.updatedAt, version: 2 })
    expect(first.change).toMatchObject({ kind: 'COMPLETED', changed: ['status'] })
    expect(second).toEqual({ task: first.task, change: null })
  })

  test('deleting keeps the task to be found; doing it again is no error', async () => {
    const { task } = await alice.create(full)
    const first = await alice.remove({ id: task.id })
    const second = await alice.remove({ id: task.id })

    expect(first.task).toEqual({
      ...task,
      status: 'DELETED',
      version: 2,
      deletedAt: first.task.updatedAt,
      updatedAt: first.task.updatedAt,
    })
    expect(second).toEqual({ task: first.task, change: null })
    expect(await alice.find(task.id)).toEqual(first.task)
  })

  test('what is deleted is neither completed nor changed: it says to restore it first', async () => {
    const { task } = await alice.create(full)
    await alice.remove({ id: task.id })

    for (const change of [alice.complete, alice.update]) {
      await expect(change({ id: task.id })).rejects.toMatchObject({
        ...refusal('CONFLICT'),
        message: expect.stringContaining('restore it first'),
      })
    }
  })
})

describe('expectedVersion', () => {
  const changes = [
    ['update', (id: string, expectedVersion: number) => alice.update({ id, title: 'y', expectedVersion })],
    ['complete', (id: string, expectedVersion: number) => alice.complete({ id, expectedVersion })],
    ['remove', (id: string, expectedVersion: number) => alice.remove({ id, expectedVersion })],
  ] as const

  test.each(changes)(
    '%s: the version that was read is fine, an older one is CONFLICT with the current one',
    async (_, change) => {
      const { task } = await alice.create({ title: 'x' })
      await alice.update({ id: task.id, title: 'z' })

      await expect(change(task.id, 1)).rejects.toMatchObject(refusal('CONFLICT', { currentVersion: 2 }))
      await expect(change(task.id, 3)).rejects.toMatchObject(refusal('CONFLICT', { currentVersion: 2 }))
      expect(await alice.find(task.id)).toMatchObject({ title: 'z', version: 2 })
      expect((await change(task.id, 2)).task.version).toBe(3)
    },
  )

  test('a stale version is a conflict even where nothing would change', async () => {
    const { task } = await alice.create({ title: 'x' })
    await alice.complete({ id: task.id })
    await expect(alice.complete({ id: task.id, expectedVersion: 1 })).rejects.toMatchObject(
      refusal('CONFLICT', { currentVersion: 2 }),
    )
  })
})

test('what is not there is NOT_FOUND in one shape: an id that never was, and what is no id', async () => {
  for (const id of [newId(), 'x', '', '42', '3b241101-e2bb-4255-8caf-4136c566a962', `' or true --`]) {
    const query = await alice.raw('query($id: ID!) { task(id: $id) { id } }', { id })
    expect(query.data).toEqual({ task: null })
    expect(query.errors).toEqual([expect.objectContaining({ ...refusal('NOT_FOUND'), path: ['task'] })])
    for (const change of [alice.update, alice.complete, alice.remove]) {
      await expect(change({ id })).rejects.toMatchObject({
        message: query.errors?.[0]?.message,
        ...refusal('NOT_FOUND'),
      })
    }
  }
})

test('an id in capitals is the same id', async () => {
  const { task } = await alice.create({ title: 'x' })
  const id = task.id.toUpperCase()

  expect(await alice.find(id)).toEqual(task)
  expect(await alice.entities(id)).toEqual([{ id: task.id, title: 'x', version: 1 }])
  expect((await alice.list({ filter: { ids: [id] } })).nodes).toEqual([task])
  expect((await alice.complete({ id })).task.id).toBe(task.id)
})
