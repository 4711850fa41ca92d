import { expect, test } from 'vitest'
import { createTask } from './create.ts'
import { aTask, monday } from './task.fixture.ts'

const by = { id: aTask().id, ownerId: 'alice', zone: 'Europe/Berlin' }

test('given a title only: the task is active, of medium priority, without anything else', () => {
  const { task, change } = createTask({ title: 'Water the plants' }, by, monday)

  expect(task).toEqual(aTask())
  expect(change).toEqual({ kind: 'CREATED', changed: ['title', 'status', 'priority', 'tags'], before: null })
})

test('given everything: all of it is kept, and the due has its instant', () => {
  const words = {
    title: 'Buy milk',
    description: 'the\ngood one',
    due: { date: '2030-01-08', time: '17:00' },
    priority: 'HIGH' as const,
    tags: ['home', 'shop'],
  }
  const { task, change } = createTask(words, by, monday)

  expect(task).toMatchObject({
    ...words,
    due: { ...words.due, timeZone: 'Europe/Berlin', at: new Date('2030-01-08T16:00:00Z') },
  })
  expect(change?.changed).toEqual(['title', 'description', 'status', 'priority', 'tags', 'due'])
})

test('given null or nothing: they mean the same, and so does an empty description', () => {
  const nothing = createTask({ title: 'Water the plants' }, by, monday)
  const nulls = { description: null, due: null, priority: null, tags: null }

  expect(createTask({ title: 'Water the plants', ...nulls }, by, monday)).toEqual(nothing)
  expect(createTask({ title: 'Water the plants', description: '' }, by, monday)).toEqual(nothing)
})
