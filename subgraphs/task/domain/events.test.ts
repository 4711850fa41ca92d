import { expect, test } from 'vitest'
import { taskEvents } from '../../../kafka/contracts/task-events.contract.ts'
import type { Decision } from './decision.ts'
import { factOf } from './events.ts'
import { aWorld, everyMonday, nextOf } from './world.fixture.ts'

const due = { date: '2030-01-09', timeZone: 'Europe/Berlin' }
const told = ({ changes }: Decision) => changes.flatMap((change) => factOf(change) ?? [])

test('an event carries the whole task after, and each changed field before and after', () => {
  const world = aWorld()
  const task = world.create({ title: 'Water the plants', due })
  const [fact] = told(world.update(task, { title: 'Water the garden', due: null }))

  expect(fact).toEqual({
    type: 'task.updated',
    subject: task.id,
    version: 2,
    data: {
      task: {
        ...{ id: task.id, title: 'Water the garden', description: null, status: 'ACTIVE', priority: 'MEDIUM' },
        ...{ tags: [], due: null, parentId: null, seriesId: null, occurrence: null, version: 2 },
        ...{ createdAt: '2030-01-07T09:00:00.000Z', updatedAt: '2030-01-07T09:01:00.000Z' },
        ...{ completedAt: null, deletedAt: null },
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
  const world = aWorld()
  const asked = [{ lead: 'PT15M', at: null, channels: null }]
  for (const reminders of [asked, [], null]) world.create({ title: 'x', reminders })

  const facts = world.feed.map((change) => factOf(change))
  expect(facts).toMatchObject([
    { type: 'task.created', data: { reminders: asked } },
    { data: { reminders: [] } },
    { data: { reminders: null, changes: { title: { old: null, new: 'x' }, status: { old: null, new: 'ACTIVE' } } } },
  ])
})

test('what follows an occurrence, or a part, asks for the same leads; an instant is not there again', () => {
  const world = aWorld()
  const lead = { lead: 'PT15M', at: null, channels: null }
  const at = { lead: null, at: '2030-01-07T08:00:00.000Z', channels: null }
  const task = world.create({ ...everyMonday, recurrence: null, reminders: [lead, at] })
  world.create({ title: 'part', reminders: [lead] }, task)
  world.update(task, { recurrence: everyMonday.recurrence })
  const { changes } = world.complete(task)

  expect(changes.slice(1).map((change) => factOf(change))).toMatchObject([
    { type: 'task.created', data: { reminders: [lead] } },
    { type: 'task.created', data: { reminders: [lead] } },
  ])
})

test('a change of how it repeats tells the old rule and the new one', () => {
  const world = aWorld()
  const task = world.create(everyMonday)
  const rule = { rule: 'FREQ=WEEKLY;BYDAY=MO', anchor: 'DUE', timeZone: 'UTC' } as const
  const daily = { rule: 'FREQ=DAILY', anchor: 'DUE', timeZone: 'UTC' } as const
  const recurrenceOf = (decision: Decision) => told(decision)[0]?.data.changes['recurrence']

  expect(world.feed.map((change) => factOf(change)?.data.changes['recurrence'])).toEqual([{ old: null, new: rule }])
  const scope = 'THIS_AND_FUTURE'
  expect(recurrenceOf(world.reschedule(task, { recurrence: daily, scope }))).toEqual({ old: rule, new: daily })
  expect(recurrenceOf(world.stop(task))).toEqual({ old: daily, new: null })
  expect(recurrenceOf(world.undo(-1))).toEqual({ old: null, new: daily })
})

test('a skip tells that it was one; what followed is a task of its own', () => {
  const world = aWorld()
  const [skipped, made] = told(world.skip(world.create(everyMonday)))

  expect(skipped).toMatchObject({ type: 'task.deleted', data: { changes: { skipped: { old: false, new: true } } } })
  expect(made).toMatchObject({ type: 'task.created', data: { task: { occurrence: '2030-01-14T17:00' } } })
})

test('every kind of change keeps its contract, and one that only reminded tells nobody', () => {
  const world = aWorld()
  const task = world.create({ ...everyMonday, tags: ['a'] })
  world.update(task, { title: 'x' })
  world.complete(task)
  world.reopen(task)
  const next = nextOf(world.skip(task))
  world.remove(next, 'SERIES')
  world.restore(next)
  const facts = world.feed.flatMap((change) => factOf(change) ?? [])

  expect(new Set(facts.map(({ type }) => type))).toEqual(new Set(Object.keys(taskEvents.events)))
  for (const { type, data } of facts) expect(taskEvents.events[type].strict().parse(data)).toEqual(data)
  const [made] = world.feed
  expect(made && factOf({ ...made, kind: 'REMINDED' })).toBeNull()
})

test('whose task it is stands on the envelope, not in the data', () => {
  const world = aWorld()
  expect(JSON.stringify(told(world.complete(world.create(everyMonday))))).not.toContain('alice')
})
