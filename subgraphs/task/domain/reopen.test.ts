import { describe, expect, test } from 'vitest'
import type { Task } from './task.ts'
import { aWorld, everyMonday, nextOf, refusedWith, seriesOf, type World } from './world.fixture.ts'

test('given a completed task, when it is reopened, then it is active, as it was before', () => {
  const world = aWorld()
  const before = world.create({ title: 'Buy milk' })
  world.complete(before)
  const { task, changes } = world.reopen(before)

  expect(task).toEqual({ ...before, version: 3, updatedAt: task.updatedAt })
  expect(changes).toMatchObject([{ kind: 'REOPENED', changed: ['status'] }])
})

test('given an active task, when it is reopened, then nothing happens', () => {
  const world = aWorld()
  const task = world.create({ title: 'Buy milk' })
  expect(world.reopen(task)).toEqual({ task, changes: [], series: [], next: null })
})

test('given a deleted task, when it is reopened, then it says to restore it first', () => {
  const world = aWorld()
  const { task } = world.remove(world.create({ title: 'Buy milk' }))
  expect(() => world.reopen(task)).toThrow(refusedWith('CONFLICT', 'restore it first'))
})

describe('given a completed occurrence', () => {
  test('when nobody touched the next one, then that goes for good with its parts, and its slot is free again', () => {
    const world = aWorld()
    const first = world.create(everyMonday)
    world.create({ title: 'Fill the can' }, first)
    const done = world.complete(first)
    const { changes, next } = world.reopen(first)

    expect(changes.map(({ kind }) => kind)).toEqual(['REOPENED', 'PURGED', 'PURGED'])
    expect(next).toBeNull()
    expect(world.open(first).map(({ id }) => id)).toEqual([first.id])
    expect(seriesOf(world, first).made).toBe(1)
    const again = nextOf(world.complete(first))
    expect(again.occurrence).toBe(nextOf(done).occurrence)
    expect(again.id).not.toBe(nextOf(done).id)
  })

  test('when the world is told, then what goes for good is deleted at a version of its own', () => {
    const world = aWorld()
    const { task } = world.complete(world.create(everyMonday))
    const [, purge] = world.reopen(task).changes
    expect(purge).toMatchObject({ before: { version: 1 }, after: { version: 2, status: 'DELETED' } })
  })

  const touches: [string, (world: World, next: Task) => unknown][] = [
    ['changed', (world, next) => world.update(next, { title: 'Water the garden' })],
    ['moved', (world, next) => world.reschedule(next, { due: { date: '2030-01-15', time: '17:00' } })],
    ['given a part', (world, next) => world.create({ title: 'Find the tap' }, next)],
    ['touched in one of its parts', (world, next) => world.complete(world.partsOf(next)[0] ?? next)],
    ['robbed of a part', (world, next) => world.remove(world.partsOf(next)[0] ?? next)],
    ['stopped', (world, next) => world.stop(next)],
  ]
  test.each(touches)('when the next one was %s, then both stay, and the answer names the other', (_, touch) => {
    const world = aWorld()
    const first = world.create(everyMonday)
    world.create({ title: 'Fill the can' }, first)
    const next = nextOf(world.complete(first))
    touch(world, next)
    const reopened = world.reopen(first)

    expect(reopened.changes.map(({ kind }) => kind)).toEqual(['REOPENED'])
    expect(reopened.next).toEqual(world.get(next))
    expect(world.open(first).map(({ id }) => id)).toEqual([first.id, next.id])
  })

  test('when the next one was completed, then the one after it stays: it did not follow from this one', () => {
    const world = aWorld()
    const first = world.complete(world.create(everyMonday))
    const second = world.complete(nextOf(first))
    const { changes, next } = world.reopen(first.task)

    expect(changes).toHaveLength(1)
    expect(next).toEqual(second.next)
  })

  test('when a third one is open, then still only the one goes that followed from this one', () => {
    const world = aWorld()
    const first = world.complete(world.create(everyMonday))
    const second = world.complete(nextOf(first))
    world.reopen(first.task)
    const { changes, next } = world.reopen(second.task)

    expect(changes.map(({ kind, after }) => [kind, after.id])).toEqual([
      ['REOPENED', second.task.id],
      ['PURGED', nextOf(second).id],
    ])
    expect(next?.id).toBe(first.task.id)
  })
})
