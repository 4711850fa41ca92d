import { describe, expect, test } from 'vitest'
import { aWorld, everyMonday, nextOf, refusedWith, seriesOf } from './world.fixture.ts'

describe('given an active task', () => {
  test('when it is completed, then it is completed now', () => {
    const world = aWorld()
    const before = world.create({ title: 'Buy milk' })
    const now = world.now()
    const { task, changes } = world.complete(before)

    expect(task).toEqual({ ...before, status: 'COMPLETED', completedAt: now, updatedAt: now, version: 2 })
    expect(changes).toEqual([{ kind: 'COMPLETED', changed: ['status'], before, after: task }])
  })

  test('when it is completed twice, then the second time nothing happens: it keeps when it was done', () => {
    const world = aWorld()
    const { task } = world.complete(world.create({ title: 'Buy milk' }))

    expect(world.complete(task)).toEqual({ task, changes: [], series: [], next: null })
  })
})

test('given a deleted task, when it is completed, then it is a conflict that says to restore it first', () => {
  const world = aWorld()
  const { task } = world.remove(world.create({ title: 'Buy milk' }))
  expect(() => world.complete(task)).toThrow(refusedWith('CONFLICT', 'restore it first'))
})

describe('given a task that repeats', () => {
  test('when it is completed, then the next one is made in the same decision, after its own change', () => {
    const world = aWorld()
    const { changes, next } = world.complete(world.create(everyMonday))

    expect(changes.map(({ kind }) => kind)).toEqual(['COMPLETED', 'CREATED'])
    expect(changes[1]?.changed).toEqual(['title', 'status', 'priority', 'tags', 'due', 'recurrence'])
    expect(changes[1]?.after).toEqual(next)
    expect(next).toMatchObject({ occurrence: '2030-01-14T17:00', status: 'ACTIVE', version: 1 })
  })

  test('when it is completed twice, then no other follows, and the second answer names the same next one', () => {
    const world = aWorld()
    const first = world.complete(world.create(everyMonday))
    const second = world.complete(first.task)

    expect(second).toEqual({ task: first.task, changes: [], series: [], next: first.next })
    expect(world.open(first.task)).toEqual([first.next])
  })

  test('when another one is open already, then none is made, and that one is next', () => {
    const world = aWorld()
    const first = world.complete(world.create(everyMonday))
    const { task: touched } = world.update(nextOf(first), { title: 'Water the garden' })
    world.reopen(first.task)
    const again = world.complete(first.task)

    expect(again.next).toEqual(touched)
    expect(again.changes).toHaveLength(1)
  })

  test('when its series was stopped, then nothing follows', () => {
    const world = aWorld()
    const { task } = world.stop(world.create(everyMonday))
    expect(world.complete(task)).toMatchObject({ next: null, series: [] })
  })

  test('when it was the last, then it says so: nothing follows, and the series is over for good', () => {
    const world = aWorld()
    const first = world.create({ ...everyMonday, recurrence: { rule: 'FREQ=WEEKLY;COUNT=2;BYDAY=MO' } })
    const last = nextOf(world.complete(first))

    expect(world.complete(last).next).toBeNull()
    expect(world.open(first)).toEqual([])
    expect(seriesOf(world, first).made).toBe(2)
  })

  test('when it has parts that are open, then they are left as they are', () => {
    const world = aWorld()
    const task = world.create(everyMonday)
    const part = world.create({ title: 'Fill the can' }, task)
    world.complete(task)

    expect(world.get(part)).toEqual(part)
  })
})
