import { expect, test } from 'vitest'
import { taskEvents } from '../../../kafka/contracts/task-events.contract.ts'
import { completeTask } from './complete.ts'
import { createTask } from './create.ts'
import { deleteTask } from './delete.ts'
import { dueOf } from './due.ts'
import { factOf } from './events.ts'
import { aTask, monday, tuesday } from './task.fixture.ts'
import type { Decision } from './task.ts'
import { updateTask } from './update.ts'

const due = dueOf({ date: '2030-01-09' }, 'Europe/Berlin')
const told = ({ task, change }: Decision, reminders = null) => {
  if (!change) throw new Error('nothing changed')
  return factOf(task, change, reminders)
}

test('an event carries the whole task after, and each changed field before and after', () => {
  const fact = told(updateTask(aTask({ due }), { title: 'Water the garden', due: null }, 'UTC', tuesday))

  expect(fact).toEqual({
    type: 'task.updated',
    subject: aTask().id,
    version: 2,
    data: {
      task: {
        id: aTask().id,
        title: 'Water the garden',
        description: null,
        status: 'ACTIVE',
        priority: 'MEDIUM',
        tags: [],
        due: null,
        version: 2,
        createdAt: '2030-01-07T09:00:00.000Z',
        updatedAt: '2030-01-08T09:00:00.000Z',
        completedAt: null,
        deletedAt: null,
      },
      changes: {
        title: { old: 'Water the plants', new: 'Water the garden' },
        due: {
          old: { date: '2030-01-09', time: null, timeZone: 'Europe/Berlin', at: '2030-01-09T23:00:00.000Z' },
          new: null,
        },
      },
    },
  })
})

test('a creation tells what it asked for in reminders, and that it asked for nothing', () => {
  const made = createTask({ title: 'x' }, { id: aTask().id, ownerId: 'alice', zone: 'UTC' }, monday)
  if (!made.change) throw new Error('nothing was made')
  const asked = [{ lead: 'PT15M', at: null, channels: null }]

  expect(factOf(made.task, made.change, asked)).toMatchObject({ type: 'task.created', data: { reminders: asked } })
  expect(factOf(made.task, made.change, [])).toMatchObject({ data: { reminders: [] } })
  expect(factOf(made.task, made.change, null)).toMatchObject({
    data: { reminders: null, changes: { title: { old: null, new: 'x' }, status: { old: null, new: 'ACTIVE' } } },
  })
})

test('every kind of change keeps its contract', () => {
  const made = createTask(
    { title: 'x', due: { date: '2030-01-09' } },
    { id: aTask().id, ownerId: 'alice', zone: 'UTC' },
    monday,
  )
  const facts = [
    told(made),
    told(updateTask(made.task, { tags: ['a'] }, 'UTC', tuesday)),
    told(completeTask(made.task, tuesday)),
    told(deleteTask(made.task, tuesday)),
  ]
  expect(facts.map(({ type }) => type)).toEqual(['task.created', 'task.updated', 'task.completed', 'task.deleted'])
  for (const { type, data } of facts) expect(taskEvents.events[type].strict().parse(data)).toEqual(data)
})

test('whose task it is stands on the envelope, not in the data', () => {
  expect(JSON.stringify(told(completeTask(aTask(), tuesday)))).not.toContain('alice')
})
