import { describe, expect, test } from 'vitest'
import { dueOf } from './due.ts'
import { aWorld, everyMonday, nextOf, refusedWith, seriesOf } from './world.fixture.ts'

const full = {
  title: 'Water the plants',
  description: 'with care',
  priority: 'HIGH',
  tags: ['home'],
  due: { date: '2030-01-09', time: '17:00', timeZone: 'Asia/Kathmandu' },
} as const

describe('given a task with everything', () => {
  test('when a field is left out, then it is kept', () => {
    const world = aWorld()
    const before = world.create(full)
    const { task, changes } = world.update(before, { title: 'Water the garden' })

    expect(task).toEqual({ ...before, title: 'Water the garden', version: 2, updatedAt: task.updatedAt })
    expect(changes).toEqual([{ kind: 'UPDATED', changed: ['title'], before, after: task }])
  })

  test('when a field is null, then it is cleared; priority goes back to medium', () => {
    const world = aWorld()
    const nulls = { description: null, priority: null, tags: null, due: null }
    const { task, changes } = world.update(world.create(full), nulls)

    expect(task).toMatchObject({ title: full.title, description: null, priority: 'MEDIUM', tags: [], due: null })
    expect(changes[0]?.changed).toEqual(['description', 'priority', 'tags', 'due'])
  })

  test('when the same is said again, or nothing, then nothing changed and nobody is told', () => {
    const world = aWorld()
    const task = world.create(full)
    for (const same of [full, {}, { recurrence: null, parentId: null }])
      expect(world.update(task, same)).toEqual({ task, changes: [], series: [], next: null })
  })

  test('when a due comes without a zone, then it is the owner’s zone, not the former due’s', () => {
    const world = aWorld()
    const { task } = world.update(world.create(full), { due: { date: '2030-01-09', time: '17:00' } })
    expect(task.due).toEqual(dueOf({ date: '2030-01-09', time: '17:00' }, 'UTC'))
  })

  test('when the description is emptied, then there is none', () => {
    const world = aWorld()
    expect(world.update(world.create(full), { description: '' }).task.description).toBeNull()
  })
})

test('given a completed task, then it can be changed, and stays completed', () => {
  const world = aWorld()
  const { task } = world.complete(world.create(full))
  expect(world.update(task, { title: 'Watered' }).task).toMatchObject({ status: 'COMPLETED', title: 'Watered' })
})

test('given a deleted task, then it says to restore it first', () => {
  const world = aWorld()
  const { task } = world.remove(world.create(full))
  expect(() => world.update(task, { title: 'x' })).toThrow(refusedWith('CONFLICT', 'restore it first'))
})

describe('given a task that does not repeat, when it gets a rule', () => {
  test('then a series starts with its due, and all of it is one change', () => {
    const world = aWorld()
    const due = { date: '2030-01-08', time: '08:00' }
    const before = world.create(full)
    const { task, changes } = world.update(before, { title: 'Daily', due, recurrence: { rule: 'FREQ=DAILY' } })

    expect(changes).toMatchObject([{ kind: 'UPDATED', changed: ['title', 'due', 'recurrence'], before }])
    expect(task).toMatchObject({ occurrence: '2030-01-08T08:00', version: 2 })
    expect(nextOf(world.complete(task))).toMatchObject({ title: 'Daily', occurrence: '2030-01-09T08:00' })
  })

  test('and its former series was stopped, then it is a new series', () => {
    const world = aWorld()
    const { task: before } = world.stop(world.create(everyMonday))
    const { task } = world.update(before, { recurrence: { rule: 'FREQ=DAILY' } })

    expect(task.seriesId).not.toBe(before.seriesId)
    expect(seriesOf(world, before).stoppedAt).not.toBeNull()
  })

  test('and has no due, then the problem asks for one', () => {
    const world = aWorld()
    const problem = refusedWith('BAD_USER_INPUT', 'give the task a due')
    expect(() => world.update(world.create(full), { due: null, recurrence: { rule: 'FREQ=DAILY' } })).toThrow(problem)
  })

  test('and is completed, then it is a conflict that says to reopen it', () => {
    const world = aWorld()
    const { task } = world.complete(world.create(full))
    expect(() => world.update(task, { recurrence: { rule: 'FREQ=DAILY' } })).toThrow(
      refusedWith('CONFLICT', 'reopen it'),
    )
  })

  test('and is a part, or is to be one, then it is refused: a part does not repeat by itself', () => {
    const world = aWorld()
    const parent = world.create({ title: 'Garden' })
    const problem = refusedWith('BAD_USER_INPUT', 'does not repeat by itself')
    const recurrence = { rule: 'FREQ=DAILY' }
    expect(() => world.update(world.create(full, parent), { recurrence })).toThrow(problem)
    expect(() => world.update(world.create(full), { recurrence, parentId: parent.id })).toThrow(problem)
    expect(world.update(world.create(full, parent), { recurrence, parentId: null }).task.seriesId).not.toBeNull()
  })
})

describe('given a task that repeats', () => {
  test('when title, tags and so on are edited, then that is for it and for those to come', () => {
    const world = aWorld()
    const first = world.create(everyMonday)
    const words = { title: 'Water all', description: 'slowly', priority: 'HIGH', tags: ['home'] } as const
    world.update(first, words)
    const second = nextOf(world.complete(first))

    expect(second).toMatchObject({ ...words, version: 1 })
    expect(nextOf(world.skip(second))).toMatchObject(words)
  })

  test('when its due, rule and parent are said, then every problem names the way', () => {
    const world = aWorld()
    const task = world.create(everyMonday)
    const { id } = world.create({ title: 'Garden' })
    const asked = { due: null, recurrence: { rule: 'FREQ=DAILY' }, parentId: id }
    for (const way of ['input.due: .*rescheduleTask', 'input.recurrence: .*stopRepeating', 'input.parentId: '])
      expect(() => world.update(task, asked)).toThrow(refusedWith('BAD_USER_INPUT', new RegExp(way)))
  })
})

describe('given a task that is to be a part of another', () => {
  test('then it is, and can be taken out again', () => {
    const world = aWorld()
    const parent = world.create({ title: 'Garden' })
    const task = world.create({ title: 'Fill the can' })

    expect(world.update(task, { parentId: parent.id })).toMatchObject({
      task: { parentId: parent.id },
      changes: [{ changed: ['parentId'] }],
    })
    expect(world.update(task, { parentId: null }).task.parentId).toBeNull()
  })

  test('when the other is itself, a part, or deleted, or it has parts itself, then it is refused', () => {
    const world = aWorld()
    const parent = world.create({ title: 'Garden' })
    const part = world.create({ title: 'Fill the can' }, parent)
    const task = world.create({ title: 'Find the tap' })
    const { task: gone } = world.remove(world.create({ title: 'Old' }))
    const refused = (one: typeof task, parentId: string, problem: string) =>
      expect(() => world.update(one, { parentId })).toThrow(refusedWith('BAD_USER_INPUT', problem))

    refused(task, task.id, 'another task than itself')
    refused(task, part.id, 'parts have no parts')
    refused(task, gone.id, 'restore it first')
    refused(parent, task.id, 'parts have no parts')
  })
})
