import { describe, expect, test } from 'vitest'
import { aWorld, refusedWith } from './world.fixture.ts'

const full = {
  title: 'Water the plants',
  description: 'with care',
  priority: 'HIGH',
  tags: ['home'],
  due: { date: '2030-01-09', time: '17:00' },
} as const

describe('each kind of change has its reverse', () => {
  test('created becomes deleted, with its parts', () => {
    const world = aWorld()
    const task = world.create(full)
    world.create({ title: 'Fill the can' }, task)
    const { changes } = world.undo(0)

    expect(changes.map(({ kind, changed }) => [kind, changed])).toEqual([
      ['DELETED', ['status']],
      ['DELETED', ['status']],
    ])
  })

  test('completed becomes active', () => {
    const world = aWorld()
    const task = world.create(full)
    world.complete(task)
    expect(world.undo(-1)).toMatchObject({
      task: { status: 'ACTIVE', completedAt: null },
      changes: [{ kind: 'REOPENED' }],
    })
  })

  test('reopened becomes completed', () => {
    const world = aWorld()
    const task = world.create(full)
    world.complete(task)
    world.reopen(task)
    expect(world.undo(-1)).toMatchObject({ task: { status: 'COMPLETED' }, changes: [{ kind: 'COMPLETED' }] })
  })

  test('deleted is restored, with exactly the parts that went along', () => {
    const world = aWorld()
    const task = world.create(full)
    const part = world.create({ title: 'Fill the can' }, task)
    const { task: gone } = world.remove(world.create({ title: 'Find the tap' }, task))
    world.remove(task)
    const { changes } = world.undo(-2)

    expect(changes.map(({ kind, after }) => [kind, after.id])).toEqual([
      ['RESTORED', task.id],
      ['RESTORED', part.id],
    ])
    expect(world.get(gone)).toEqual(gone)
  })

  test('restored becomes deleted', () => {
    const world = aWorld()
    const task = world.create(full)
    world.remove(task)
    world.restore(task)
    expect(world.undo(-1)).toMatchObject({ task: { status: 'DELETED' }, changes: [{ kind: 'DELETED' }] })
  })

  test('updated is set back, field by field: what others changed since is kept', () => {
    const world = aWorld()
    const before = world.create(full)
    world.update(before, { title: 'Garden', description: null, tags: [], due: null })
    const { task: later } = world.update(before, { priority: 'LOW' })
    const { task, changes } = world.undo(-2)

    const { description, tags, due, title } = before
    expect(task).toEqual({
      ...later,
      title,
      description,
      tags,
      due,
      version: 4,
      asMade: expect.any(Number),
      updatedAt: task.updatedAt,
    })
    expect(changes).toMatchObject([{ kind: 'UPDATED', changed: ['title', 'description', 'tags', 'due'] }])
  })
})

describe('an undo is a change, and can be undone', () => {
  test('of an update: the update is there again', () => {
    const world = aWorld()
    const { task } = world.update(world.create(full), { title: 'Garden', due: null })
    world.undo(-1)
    expect(world.undo(-1).task).toEqual({
      ...task,
      version: 4,
      updatedAt: expect.any(Date),
      asMade: expect.any(Number),
    })
  })

  test('of a creation: the task is there again', () => {
    const world = aWorld()
    const task = world.create(full)
    world.undo(-1)
    expect(world.undo(-1).task).toEqual({
      ...task,
      version: 3,
      updatedAt: expect.any(Date),
      asMade: expect.any(Number),
    })
  })
})

describe('given a later change of the same field, then the conflict names it', () => {
  test('in its message and in the extensions', () => {
    const world = aWorld()
    const task = world.create(full)
    world.update(task, { title: 'Garden', priority: 'LOW', tags: [] })
    world.update(task, { title: 'House', tags: ['a'] })

    expect(() => world.undo(1)).toThrow(
      expect.objectContaining({
        message: 'Changed again since: title, tags. Undo the later change first.',
        extensions: { code: 'CONFLICT', fields: ['title', 'tags'] },
      }),
    )
  })

  test('also when that set it back to what it was', () => {
    const world = aWorld()
    const task = world.create(full)
    world.update(task, { title: 'Garden' })
    world.update(task, { title: full.title })
    expect(() => world.undo(1)).toThrow(refusedWith('CONFLICT', 'title'))
  })

  test('whether a task is there is the field status, for every kind but an update', () => {
    const world = aWorld()
    const task = world.create(full)
    world.complete(task)
    world.remove(task)
    world.restore(task)
    for (const index of [0, 1, 2]) expect(() => world.undo(index)).toThrow(refusedWith('CONFLICT', 'since: status'))
  })

  test('an update is no hindrance for undoing a completion, nor the other way round', () => {
    const world = aWorld()
    const task = world.create(full)
    world.complete(task)
    world.update(task, { title: 'Garden' })
    expect(world.undo(1).task).toMatchObject({ status: 'ACTIVE', title: 'Garden' })
    expect(world.undo(2).task).toMatchObject({ status: 'ACTIVE', title: full.title })
  })
})

describe('what can not be undone says why', () => {
  test('an update of a task that is deleted: restore it first', () => {
    const world = aWorld()
    const task = world.create(full)
    world.update(task, { title: 'Garden' })
    world.remove(task)
    expect(() => world.undo(1)).toThrow(refusedWith('CONFLICT', 'restore it first'))
  })

  test('the deletion of a part whose parent is deleted: restore that one first', () => {
    const world = aWorld()
    const parent = world.create({ title: 'Garden' })
    world.create({ title: 'Fill the can' }, parent)
    world.remove(parent)
    expect(() => world.undo(-1)).toThrow(refusedWith('CONFLICT', 'restore that one first'))
  })
})
