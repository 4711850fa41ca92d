import { describe, expect, test } from 'vitest'
import { createTask } from './create.ts'
import { aTask, monday } from './task.fixture.ts'
import { aWorld, everyMonday, refusedWith } from './world.fixture.ts'

const means = { now: monday, newId: () => aTask().id, zone: 'Europe/Berlin' }

test('given a title only: the task is active, of medium priority, without anything else', () => {
  const { task, changes } = createTask({ title: 'Water the plants' }, 'alice', null, means)

  expect(task).toEqual(aTask())
  expect(changes).toEqual([
    { kind: 'CREATED', changed: ['title', 'status', 'priority', 'tags'], before: null, after: task },
  ])
})

test('given everything: all of it is kept, and the due has its instant', () => {
  const words = {
    title: 'Buy milk',
    description: 'the\ngood one',
    due: { date: '2030-01-08', time: '17:00' },
    priority: 'HIGH' as const,
    tags: ['home', 'shop'],
  }
  const { task, changes } = createTask(words, 'alice', null, means)

  expect(task).toMatchObject({
    ...words,
    due: { ...words.due, timeZone: 'Europe/Berlin', at: new Date('2030-01-08T16:00:00Z') },
  })
  expect(changes[0]?.changed).toEqual(['title', 'description', 'status', 'priority', 'tags', 'due'])
})

test('given null or nothing: they mean the same, and so does an empty description', () => {
  const create = (command: object) => createTask({ title: 'Water the plants', ...command }, 'alice', null, means)
  const nulls = { description: null, due: null, priority: null, tags: null, recurrence: null, reminders: null }

  expect(create(nulls)).toEqual(create({}))
  expect(create({ description: '' })).toEqual(create({}))
})

describe('given a rule', () => {
  test('then a series starts with its due, in the zone of its due; the task remembers its reminders', () => {
    const world = aWorld()
    const reminders = [{ lead: 'PT1H', at: null, channels: null }]
    const due = { ...everyMonday.due, timeZone: 'Asia/Karachi' }
    const task = world.create({ ...everyMonday, due, reminders })

    expect(task).toMatchObject({ occurrence: '2030-01-07T17:00', version: 1 })
    expect(world.series(task.seriesId)).toMatchObject({
      ...{ rule: 'FREQ=WEEKLY;BYDAY=MO', anchor: 'DUE', timeZone: 'Asia/Karachi', start: '2030-01-07T17:00' },
      ...{ made: 1, version: 1, stoppedAt: null },
    })
    expect(task.reminders).toEqual(reminders)
    expect(world.feed[0]).toMatchObject({
      changed: ['title', 'status', 'priority', 'tags', 'due', 'recurrence'],
      repeats: { before: null, after: { rule: 'FREQ=WEEKLY;BYDAY=MO', anchor: 'DUE', timeZone: 'Asia/Karachi' } },
    })
  })

  test('without a time, its occurrences are whole days', () => {
    expect(aWorld().create({ ...everyMonday, due: { date: '2030-01-07' } }).occurrence).toBe('2030-01-07')
  })

  test.each([
    ['no due', { due: null }, 'input.recurrence: give the task a due'],
    [
      'another zone than the due’s',
      { recurrence: { ...everyMonday.recurrence, timeZone: 'Asia/Karachi' } },
      "use the due's own: UTC",
    ],
    ['an end before the start', { recurrence: { rule: 'FREQ=DAILY;UNTIL=20291231' } }, 'input.recurrence.rule: UNTIL'],
  ])('with %s, then it is refused, and the problem says what to do', (_, command, message) => {
    expect(() => aWorld().create({ ...everyMonday, ...command })).toThrow(refusedWith('BAD_USER_INPUT', message))
  })
})

describe('given a parent', () => {
  test('then it is a part of it, also when the parent is completed', () => {
    const world = aWorld()
    const { task: parent } = world.complete(world.create({ title: 'Garden' }))
    const part = world.create({ title: 'Fill the can' }, parent)

    expect(part.parentId).toBe(parent.id)
    expect(world.feed.at(-1)?.changed).toEqual(['title', 'status', 'priority', 'tags', 'parentId'])
  })

  test('that is deleted, then it says to restore that one first', () => {
    const world = aWorld()
    const { task: parent } = world.remove(world.create({ title: 'Garden' }))
    const problem = refusedWith('BAD_USER_INPUT', 'restore it first')
    expect(() => world.create({ title: 'Fill the can' }, parent)).toThrow(problem)
  })

  test('that is a part itself, then it is refused: parts have no parts', () => {
    const world = aWorld()
    const part = world.create({ title: 'Fill the can' }, world.create({ title: 'Garden' }))
    const problem = refusedWith('BAD_USER_INPUT', 'parts have no parts')
    expect(() => world.create({ title: 'Find the tap' }, part)).toThrow(problem)
  })

  test('and a rule, then it is refused: a part does not repeat by itself', () => {
    const world = aWorld()
    const problem = refusedWith('BAD_USER_INPUT', 'a part of a task does not repeat by itself')
    expect(() => world.create(everyMonday, world.create({ title: 'Garden' }))).toThrow(problem)
  })
})
