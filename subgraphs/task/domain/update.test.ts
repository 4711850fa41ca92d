import { describe, expect, test } from 'vitest'
import { dueOf } from './due.ts'
import { aTask, completed, deleted, tuesday } from './task.fixture.ts'
import type { Task } from './task.ts'
import { type UpdateTask, updateTask } from './update.ts'

const full = aTask({
  description: 'with care',
  priority: 'HIGH',
  tags: ['home'],
  due: dueOf({ date: '2030-01-09', time: '17:00', timeZone: 'Asia/Kathmandu' }, 'UTC'),
})
const update = (task: Task, command: UpdateTask) => updateTask(task, command, 'Europe/Berlin', tuesday)

describe('given a task with everything', () => {
  test('when a field is left out, then it is kept', () => {
    const { task, change } = update(full, { title: 'Water the garden' })

    expect(task).toEqual({ ...full, title: 'Water the garden', version: 2, updatedAt: tuesday })
    expect(change).toEqual({ kind: 'UPDATED', changed: ['title'], before: full })
  })

  test('when a field is null, then it is cleared; priority goes back to medium', () => {
    const { task, change } = update(full, { description: null, priority: null, tags: null, due: null })

    expect(task).toMatchObject({ title: full.title, description: null, priority: 'MEDIUM', tags: [], due: null })
    expect(change?.changed).toEqual(['description', 'priority', 'tags', 'due'])
  })

  test('when the same is said again, then nothing changed and nobody is told', () => {
    const { title, description, priority, tags } = full
    const due = { date: '2030-01-09', time: '17:00', timeZone: 'Asia/Kathmandu' }
    const same = update(full, { title, description, priority, tags, due })

    expect(same).toEqual({ task: full, change: null })
    expect(update(full, {})).toEqual({ task: full, change: null })
  })

  test('when a due comes without a zone, then it is the owner’s zone, not the former due’s', () => {
    expect(update(full, { due: { date: '2030-01-09', time: '17:00' } }).task.due).toEqual(
      dueOf({ date: '2030-01-09', time: '17:00', timeZone: 'Europe/Berlin' }, 'UTC'),
    )
  })

  test('when the description is emptied, then there is none', () => {
    expect(update(full, { description: '' }).task.description).toBeNull()
  })
})

test('given a completed task, then it can be changed, and stays completed', () => {
  const { task } = update(completed, { title: 'Watered the plants' })
  expect(task).toEqual({ ...completed, title: 'Watered the plants', version: 3, updatedAt: tuesday })
})

test('given a deleted task, then it says to create it anew', () => {
  expect(() => update(deleted, { title: 'x' })).toThrow('Create it anew')
})
