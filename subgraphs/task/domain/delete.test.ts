import { describe, expect, test } from 'vitest'
import { aWorld, everyMonday, nextOf, seriesOf } from './world.fixture.ts'

describe('given a task that does not repeat', () => {
  test('when it is deleted, then it is deleted now, and all of it is kept', () => {
    const world = aWorld()
    const before = world.create({ title: 'Buy milk', tags: ['shop'] })
    const now = world.now()
    const { task, changes } = world.remove(before)

    expect(task).toEqual({ ...before, status: 'DELETED', deletedAt: now, updatedAt: now, version: 2 })
    expect(changes).toEqual([{ kind: 'DELETED', changed: ['status'], before, after: task }])
  })

  test('when it was completed, then it is still known when it was done', () => {
    const world = aWorld()
    const { task } = world.complete(world.create({ title: 'Buy milk' }))
    expect(world.remove(task).task).toMatchObject({ status: 'DELETED', completedAt: task.completedAt })
  })

  test.each(['THIS', 'SERIES'] as const)('when it is deleted again (%s), then nothing happens', (scope) => {
    const world = aWorld()
    const { task } = world.remove(world.create({ title: 'Buy milk' }))
    expect(world.remove(task, scope)).toEqual({ task, changes: [], series: [], next: null })
  })

  test('when it has parts, then they go along, but for those that were deleted before', () => {
    const world = aWorld()
    const parent = world.create({ title: 'Garden' })
    const [open, done, gone] = ['open', 'done', 'gone'].map((title) => world.create({ title }, parent))
    if (!open || !done || !gone) throw new Error('parts are missing')
    world.complete(done)
    world.remove(gone)
    const { changes } = world.remove(parent)

    expect(changes.map(({ kind, after }) => [kind, after.title])).toEqual([
      ['DELETED', 'Garden'],
      ['DELETED', 'open'],
      ['DELETED', 'done'],
    ])
    expect(world.get(gone).deletedWith).toBeNull()
  })
})

describe('given a task that repeats, when THIS is deleted', () => {
  test('then it is skipped: the change says so, and the next one is made', () => {
    const world = aWorld()
    const { changes, next } = world.remove(world.create(everyMonday))

    expect(changes[0]).toMatchObject({ kind: 'DELETED', changed: ['skipped'] })
    expect(next).toMatchObject({ occurrence: '2030-01-14T17:00' })
  })

  test('and it was completed, then it is deleted, and the one that followed stays', () => {
    const world = aWorld()
    const { task, next } = world.complete(world.create(everyMonday))
    const { changes } = world.remove(task)

    expect(changes.map(({ kind, changed }) => [kind, changed])).toEqual([['DELETED', ['status']]])
    expect(world.open(task)).toEqual([next])
  })

  test('and its series was stopped, then it is deleted like any other', () => {
    const world = aWorld()
    const { task } = world.stop(world.create(everyMonday))
    expect(world.remove(task)).toMatchObject({ changes: [{ kind: 'DELETED', changed: ['status'] }], next: null })
  })
})

describe('given a task that repeats, when the SERIES is deleted', () => {
  test('then it stops, and the open occurrence is deleted with its parts', () => {
    const world = aWorld()
    const task = world.create(everyMonday)
    world.create({ title: 'Fill the can' }, task)
    const { changes, next } = world.remove(task, 'SERIES')

    expect(changes.map(({ kind, changed }) => [kind, changed])).toEqual([
      ['DELETED', ['status', 'recurrence']],
      ['DELETED', ['status']],
    ])
    expect(changes[0]?.repeats).toMatchObject({ before: { rule: 'FREQ=WEEKLY;BYDAY=MO' }, after: null })
    expect(next).toBeNull()
    expect(seriesOf(world, task).stoppedAt).toEqual(changes[0]?.after.deletedAt)
  })

  test('by one that is completed, then that stays, as it was done, and what is open goes', () => {
    const world = aWorld()
    const { task, next } = world.complete(world.create(everyMonday))
    const decision = world.remove(task, 'SERIES')

    expect(decision.task).toEqual(task)
    expect(decision.changes).toMatchObject([{ kind: 'DELETED', changed: ['status', 'recurrence'], before: next }])
    expect(world.open(task)).toEqual([])
  })

  test('by one that is deleted already, then what is open goes, and that change tells that the series ended', () => {
    const world = aWorld()
    const first = world.skip(world.create(everyMonday))
    const { task, changes } = world.remove(first.task, 'SERIES')

    expect(task).toEqual(first.task)
    expect(changes).toMatchObject([{ kind: 'DELETED', changed: ['status', 'recurrence'], before: first.next }])
    expect(seriesOf(world, task).stoppedAt).not.toBeNull()
  })

  test('and three of it are open, then all three go', () => {
    const world = aWorld()
    const first = world.complete(world.create(everyMonday))
    world.update(nextOf(first), { title: 'Water the garden' })
    const second = world.complete(nextOf(first))
    world.update(nextOf(second), { title: 'Water all' })
    world.reopen(first.task)
    world.reopen(second.task)
    expect(world.open(first.task)).toHaveLength(3)
    world.remove(first.task, 'SERIES')

    expect(world.open(first.task)).toEqual([])
  })

  test('and nothing of it is open, then it stops all the same, and the change says so', () => {
    const world = aWorld()
    const once = { ...everyMonday, recurrence: { rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=1' } }
    const { task, next } = world.complete(world.create(once))
    const { changes } = world.remove(task, 'SERIES')

    expect(next).toBeNull()
    expect(changes).toMatchObject([{ kind: 'UPDATED', changed: ['recurrence'] }])
    expect(seriesOf(world, task).stoppedAt).not.toBeNull()
  })

  test('and it is over or stopped already, then only what is open is deleted', () => {
    const world = aWorld()
    const { task } = world.stop(world.create(everyMonday))
    const { changes, series } = world.remove(task, 'SERIES')

    expect(changes).toMatchObject([{ kind: 'DELETED', changed: ['status'] }])
    expect(series).toEqual([])
    expect(world.remove(task, 'SERIES').changes).toEqual([])
  })
})
