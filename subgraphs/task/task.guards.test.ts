import { afterEach, expect, test } from 'vitest'
import { taskFaults } from '../../tests/support/checkers/task.checkers.ts'
import { disturbedService } from './task.disturbed.fixture.ts'
import { openWorld } from './task.fixture.ts'
import { refusal } from './task-client.fixture.ts'
import { verbsOf } from './task-verbs.fixture.ts'

const { as, clock, database } = await openWorld()
const admin = database.open()
const alice = verbsOf(as('alice'))
const daily = { due: { date: '2030-01-02' }, recurrence: { rule: 'FREQ=DAILY;COUNT=2' } }

/** Alice's use cases, when somebody does something once, after they have read and before they write. */
const between = (intrude: () => Promise<unknown>) =>
  disturbedService(database, {
    now: clock.now(),
    beforeWrite: async (_, count) => {
      if (count === 1) await intrude()
    },
  }).service

afterEach(async () => expect(await taskFaults(admin, ['alice'], [])).toEqual([]))

test('what is put under a task while that is deleted goes with it', async () => {
  const { task } = await alice.create({ title: 'parent' })
  const late = between(() => alice.create({ title: 'part', parentId: task.id }))
  await late.remove({ id: task.id })

  const { nodes } = await as('alice').list({ filter: { text: 'part', status: ['ACTIVE', 'DELETED'] } })
  expect(nodes).toMatchObject([{ status: 'DELETED', version: 2 }])
  expect((await alice.find(task.id)).version).toBe(2)
})

test('nothing is put under a task that is deleted meanwhile', async () => {
  const { task } = await alice.create({ title: 'parent' })
  const late = between(() => alice.remove({ id: task.id }))

  await expect(late.create({ title: 'x', parentId: task.id })).rejects.toMatchObject(refusal('BAD_USER_INPUT'))
})

test('nor is it moved there, or restored there', async () => {
  const { task } = await alice.create({ title: 'parent' })
  const other = await alice.create({ title: 'other' })
  const part = await alice.create({ title: 'x', parentId: task.id })
  await alice.remove({ id: part.task.id })
  const late = between(() => alice.remove({ id: task.id }))

  await expect(late.restore({ id: part.task.id })).rejects.toMatchObject(refusal('CONFLICT'))
  await alice.restore({ id: task.id })
  const later = between(() => alice.remove({ id: task.id }))
  await expect(later.update({ id: other.task.id, parentId: task.id })).rejects.toMatchObject(refusal('BAD_USER_INPUT'))
})

test('nor is it put back there by an undo', async () => {
  const { task } = await alice.create({ title: 'parent' })
  const part = await alice.create({ title: 'x', parentId: task.id })
  const { change } = await alice.update({ id: part.task.id, parentId: null })
  const late = between(() => alice.remove({ id: task.id }))

  await expect(late.undo({ changeId: change?.id ?? '' })).rejects.toMatchObject(refusal('CONFLICT'))
})

test('a task that gets a part while it becomes one itself stays no part', async () => {
  const [{ task }, other] = [await alice.create({ title: 'x' }), await alice.create({ title: 'other' })]
  const late = between(() => alice.create({ title: 'part', parentId: task.id }))

  await expect(late.update({ id: task.id, parentId: other.task.id })).rejects.toMatchObject(refusal('BAD_USER_INPUT'))
})

test('a part that comes while its parent is completed is copied for the next occurrence', async () => {
  const { task } = await alice.create({ title: 'weekly', ...daily })
  const { next } = await between(() => alice.create({ title: 'late part', parentId: task.id })).complete({
    id: task.id,
  })

  const copies = await admin.query('select title from task.task where parent_id = $1', [next?.id])
  expect(copies).toEqual([{ title: 'late part' }])
})

test('of two occurrences that are restored at once, one is: the other is told that one is open', async () => {
  const { task } = await alice.create({ title: 'x', ...daily })
  const { next } = await alice.skip({ id: task.id })
  await alice.remove({ id: next?.id })
  const late = between(() => alice.restore({ id: next?.id }))

  await expect(late.restore({ id: task.id })).rejects.toMatchObject(refusal('CONFLICT'))
})

test('many may put something under one task at once, and none of them is in another’s way', async () => {
  const { task } = await alice.create({ title: 'parent' })
  const titles = Array.from({ length: 20 }, (_, index) => `part ${index}`)
  await Promise.all(titles.map((title) => alice.create({ title, parentId: task.id })))

  expect(await alice.find(task.id)).toMatchObject({ version: 1, updatedAt: task.updatedAt })
  const [parts] = await admin.query('select count(*) from task.task where parent_id = $1', [task.id])
  expect(parts).toEqual({ count: 20 })
})

test('a new title is in nobody’s way either: something put under the task meanwhile is no other version', async () => {
  const { task } = await alice.create({ title: 'parent' })
  const { service, writes } = disturbedService(database, {
    now: clock.now(),
    beforeWrite: () => alice.create({ title: 'part', parentId: task.id }),
  })
  await service.update({ id: task.id, title: 'new' })

  expect(writes()).toBe(1)
})
