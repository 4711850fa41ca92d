import { describe, expect, test } from 'vitest'
import { aWorld, everyMonday, nextOf, refusedWith } from './world.fixture.ts'

describe('given an open occurrence', () => {
  test('when it is skipped, then it is deleted, the change says skipped and nothing else, and the next is made', () => {
    const world = aWorld()
    const { task, changes, next } = world.skip(world.create(everyMonday))

    expect(task).toMatchObject({ status: 'DELETED', completedAt: null, version: 2 })
    expect(changes.map(({ kind, changed }) => [kind, changed])).toEqual([
      ['DELETED', ['skipped']],
      ['CREATED', ['title', 'status', 'priority', 'tags', 'due', 'recurrence']],
    ])
    expect(next).toMatchObject({ occurrence: '2030-01-14T17:00', status: 'ACTIVE' })
  })

  test('when it is skipped twice, then the second time nothing happens, and the answer names the same next one', () => {
    const world = aWorld()
    const first = world.skip(world.create(everyMonday))
    expect(world.skip(first.task)).toEqual({ task: first.task, changes: [], series: [], next: first.next })
  })

  test('when it has parts, then they go along, and the next one has those that were there', () => {
    const world = aWorld()
    const task = world.create(everyMonday)
    const part = world.create({ title: 'Fill the can' }, task)
    const gone = world.create({ title: 'Find the tap' }, task)
    world.remove(gone)
    const next = nextOf(world.skip(task))

    expect(world.get(part)).toMatchObject({ status: 'DELETED', deletedWith: task.id })
    expect(world.partsOf(next)).toMatchObject([{ title: 'Fill the can', status: 'ACTIVE' }])
  })

  test('when it was the last, then nothing follows', () => {
    const world = aWorld()
    const only = world.create({ ...everyMonday, recurrence: { rule: 'FREQ=WEEKLY;COUNT=1;BYDAY=MO' } })
    expect(world.skip(only).next).toBeNull()
  })
})

describe('what can not be skipped says what to do', () => {
  test('given a task that does not repeat, or not any more', () => {
    const world = aWorld()
    const { task: stopped } = world.stop(world.create(everyMonday))
    for (const task of [world.create({ title: 'Buy milk' }), stopped])
      expect(() => world.skip(task)).toThrow(refusedWith('CONFLICT', 'delete it instead'))
  })

  test('given a completed one', () => {
    const world = aWorld()
    const { task } = world.complete(world.create(everyMonday))
    expect(() => world.skip(task)).toThrow(refusedWith('CONFLICT', 'reopenTask'))
  })
})
