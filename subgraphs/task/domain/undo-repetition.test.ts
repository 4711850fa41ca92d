import { describe, expect, test } from 'vitest'
import { aWorld, everyMonday, nextOf, refusedWith, seriesOf, type World } from './world.fixture.ts'

const isRunning = (world: World, seriesId: string | null) => world.series(seriesId)?.stoppedAt === null

describe('given an occurrence that was completed, when that is undone', () => {
  test('then the next one goes for good, and undoing the undo makes it again', () => {
    const world = aWorld()
    const first = world.create(everyMonday)
    const done = world.complete(first)
    const undone = world.undo(1)
    expect(undone.changes.map(({ kind }) => kind)).toEqual(['REOPENED', 'PURGED'])

    const again = world.undo(3)
    expect(again.changes.map(({ kind }) => kind)).toEqual(['COMPLETED', 'CREATED'])
    expect(again.next?.occurrence).toBe(nextOf(done).occurrence)
  })

  test('and somebody touched the next one, then both stay', () => {
    const world = aWorld()
    const first = world.create(everyMonday)
    world.update(nextOf(world.complete(first)), { title: 'Water all' })
    world.undo(1)
    expect(world.open(first)).toHaveLength(2)
  })
})

describe('given an occurrence that was skipped, when that is undone', () => {
  test('then it comes back with its parts, and the next one goes for good', () => {
    const world = aWorld()
    const first = world.create(everyMonday)
    const part = world.create({ title: 'Fill the can' }, first)
    world.skip(first)
    const { task, changes } = world.undo(2)

    expect(changes.map(({ kind }) => kind)).toEqual(['RESTORED', 'RESTORED', 'PURGED', 'PURGED'])
    expect(task).toEqual({ ...first, version: 3, asMade: 3, updatedAt: task.updatedAt })
    expect(world.get(part)).toMatchObject({ status: 'ACTIVE', deletedWith: null })
    expect(world.open(first)).toEqual([task])
  })

  test.each(['skip', 'complete'] as const)(
    'and two in a row are undone, latest first, then the first is open, and nothing else: %s',
    (verb) => {
      const world = aWorld()
      const first = world.create(everyMonday)
      world.create({ title: 'Fill the can' }, first)
      const [one, two] = [world.feed.length, world.feed.length + 3]
      world[verb](nextOf(world[verb](first)))
      for (const index of [verb === 'skip' ? two + 1 : two, one]) world.undo(index)

      expect(world.open(first).map(({ id }) => id)).toEqual([first.id])
      expect(world.tasks().filter(({ status, parentId }) => status === 'ACTIVE' && parentId)).toHaveLength(1)
    },
  )

  test('and then the undo is undone, then it is skipped again', () => {
    const world = aWorld()
    const { next } = world.skip(world.create(everyMonday))
    world.undo(1)
    const { changes, next: again } = world.undo(3)

    expect(changes.map(({ kind, changed }) => [kind, changed[0]])).toEqual([
      ['DELETED', 'skipped'],
      ['CREATED', 'title'],
    ])
    expect(again?.occurrence).toBe(next?.occurrence)
  })

  test('and somebody touched the next one, then it is a conflict: two would be open', () => {
    const world = aWorld()
    const first = world.create(everyMonday)
    world.update(nextOf(world.skip(first)), { title: 'Water all' })
    expect(() => world.undo(1)).toThrow(refusedWith('CONFLICT', 'Another occurrence of this series is open'))
  })

  test('and it was the last, then it just comes back', () => {
    const world = aWorld()
    const only = world.create({ ...everyMonday, recurrence: { rule: 'FREQ=WEEKLY;COUNT=1;BYDAY=MO' } })
    world.skip(only)
    expect(world.undo(1).changes.map(({ kind }) => kind)).toEqual(['RESTORED'])
  })
})

describe('given a task that repeats, when its creation is undone', () => {
  test('then its series ends with it, and undoing the undo lets both go on', () => {
    const world = aWorld()
    const task = world.create(everyMonday)
    expect(world.undo(0).changes).toMatchObject([{ kind: 'DELETED', changed: ['status', 'recurrence'] }])
    expect(isRunning(world, task.seriesId)).toBe(false)

    expect(world.undo(1).changes).toMatchObject([{ kind: 'RESTORED', changed: ['status', 'recurrence'] }])
    expect(isRunning(world, task.seriesId)).toBe(true)
  })

  test('and it was made by the one before, then it is left out, and the series goes on', () => {
    const world = aWorld()
    const next = nextOf(world.complete(world.create(everyMonday)))
    const { changes, next: following } = world.undo(2)

    expect(changes).toMatchObject([{ kind: 'DELETED', changed: ['skipped'], before: next }, { kind: 'CREATED' }])
    expect(world.open(next)).toEqual([following])
  })
})

describe('given a SERIES that was deleted, when that is undone', () => {
  test('then it goes on, with what was open and its parts; and undone again it has ended, and none is made', () => {
    const world = aWorld()
    const first = world.create(everyMonday)
    const part = world.create({ title: 'Fill the can' }, first)
    world.remove(first, 'SERIES')
    const back = world.undo(2)

    expect(back.changes.map(({ kind, changed }) => [kind, changed])).toEqual([
      ['RESTORED', ['status', 'recurrence']],
      ['RESTORED', ['status']],
    ])
    expect(back.changes[0]?.repeats).toMatchObject({ before: null, after: { rule: 'FREQ=WEEKLY;BYDAY=MO' } })
    expect(isRunning(world, first.seriesId)).toBe(true)

    const again = world.undo(4)
    expect(again.changes.map(({ kind, changed }) => [kind, changed])).toEqual([
      ['DELETED', ['status', 'recurrence']],
      ['DELETED', ['status']],
    ])
    expect(again.next).toBeNull()
    expect(isRunning(world, first.seriesId)).toBe(false)
    expect(world.get(part).status).toBe('DELETED')
  })
})

describe('given a task that was stopped, when that is undone', () => {
  test('then its series goes on, and undone again it has ended', () => {
    const world = aWorld()
    const task = world.create(everyMonday)
    world.stop(task)
    expect(world.undo(1).changes).toMatchObject([
      { kind: 'UPDATED', changed: ['recurrence'], repeats: { before: null, after: { rule: 'FREQ=WEEKLY;BYDAY=MO' } } },
    ])
    expect(isRunning(world, task.seriesId)).toBe(true)

    world.undo(2)
    expect(isRunning(world, task.seriesId)).toBe(false)
  })

  test('and it moved in the same change, then it is back where it was', () => {
    const world = aWorld()
    const task = world.create(everyMonday)
    world.reschedule(task, { due: null, recurrence: null })
    expect(world.undo(1).task).toEqual({ ...task, version: 3, updatedAt: expect.any(Date), asMade: expect.any(Number) })
  })

  test('and it was completed since, then it says to reopen it first: nothing of the series would be open', () => {
    const world = aWorld()
    const task = world.create(everyMonday)
    world.stop(task)
    world.complete(task)
    expect(() => world.undo(1)).toThrow(refusedWith('CONFLICT', 'reopenTask'))
    world.reopen(task)
    expect(isRunning(world, world.undo(1).task.seriesId)).toBe(true)
  })

  test('by a completed one whose next is open, then it goes on with that', () => {
    const world = aWorld()
    const { task, next } = world.complete(world.create(everyMonday))
    world.stop(task)
    world.undo(-1)
    expect(world.complete(next ?? task).next).not.toBeNull()
  })

  test('and it lost its due since, then it says to give it one first', () => {
    const world = aWorld()
    const task = world.create(everyMonday)
    world.stop(task)
    world.update(task, { due: null })
    expect(() => world.undo(1)).toThrow(refusedWith('CONFLICT', 'needs a due'))
  })

  test('and it began to repeat anew, then the conflict names recurrence', () => {
    const world = aWorld()
    const task = world.create(everyMonday)
    world.stop(task)
    world.update(task, { recurrence: { rule: 'FREQ=DAILY' } })
    expect(() => world.undo(1)).toThrow(refusedWith('CONFLICT', 'since: recurrence'))
    expect(seriesOf(world, task).stoppedAt).not.toBeNull()
  })
})
