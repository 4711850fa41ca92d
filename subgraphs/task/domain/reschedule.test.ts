import { describe, expect, test } from 'vitest'
import { dueOf } from './due.ts'
import { aWorld, everyMonday, nextOf, refusedWith, seriesOf } from './world.fixture.ts'

const wednesday = { date: '2030-01-09', time: '17:00' }
const evening = { date: '2030-01-07', time: '19:00' }

describe('given a task that does not repeat', () => {
  test('when it is rescheduled, then its due moves; null clears it', () => {
    const world = aWorld()
    const task = world.create({ title: 'Buy milk' })
    expect(world.reschedule(task, { due: wednesday })).toMatchObject({
      task: { due: dueOf(wednesday, 'UTC'), version: 2 },
      changes: [{ kind: 'UPDATED', changed: ['due'] }],
    })
    expect(world.reschedule(task, { due: null }).task.due).toBeNull()
  })

  test('when it is moved to where it is, then nothing happens', () => {
    const world = aWorld()
    const task = world.create({ title: 'Buy milk', due: wednesday })
    for (const same of [{}, { due: wednesday }, { recurrence: null }])
      expect(world.reschedule(task, same)).toEqual({ task, changes: [], series: [], next: null })
  })

  test('when it gets a rule, then it repeats from there on', () => {
    const world = aWorld()
    const task = world.create({ title: 'Buy milk' })
    const { changes } = world.reschedule(task, { due: wednesday, recurrence: { rule: 'FREQ=DAILY' } })
    expect(changes).toMatchObject([{ changed: ['due', 'recurrence'], after: { occurrence: '2030-01-09T17:00' } }])
  })
})

test('given a deleted task, then it says to restore it first', () => {
  const world = aWorld()
  const { task } = world.remove(world.create({ title: 'Buy milk' }))
  expect(() => world.reschedule(task, { due: wednesday })).toThrow(refusedWith('CONFLICT', 'restore it first'))
})

describe('given a task that repeats, when THIS is moved', () => {
  test('then its due moves and its slot stays, and the next one is where it would have been', () => {
    const world = aWorld()
    const before = world.create(everyMonday)
    const { task, changes, series } = world.reschedule(before, { due: { ...wednesday, time: '08:30' } })

    expect(changes).toMatchObject([{ changed: ['due'] }])
    expect([task.occurrence, task.seriesId, series]).toEqual([before.occurrence, before.seriesId, []])
    expect(nextOf(world.complete(task))).toMatchObject({
      occurrence: '2030-01-14T17:00',
      due: dueOf({ date: '2030-01-14', time: '17:00' }, 'UTC'),
    })
  })

  test('then so it is with a completed one', () => {
    const world = aWorld()
    const { task } = world.complete(world.create(everyMonday))
    expect(world.reschedule(task, { due: wednesday }).task).toMatchObject({ status: 'COMPLETED', due: wednesday })
  })

  test('with a rule, then the problem says to use THIS_AND_FUTURE', () => {
    const world = aWorld()
    const task = world.create(everyMonday)
    const problem = refusedWith('BAD_USER_INPUT', 'input.recurrence: use scope THIS_AND_FUTURE')
    expect(() => world.reschedule(task, { recurrence: { rule: 'FREQ=DAILY' } })).toThrow(problem)
  })

  test('to no due at all, then the problem says to stop it first', () => {
    const world = aWorld()
    const task = world.create(everyMonday)
    expect(() => world.reschedule(task, { due: null })).toThrow(
      refusedWith('BAD_USER_INPUT', 'input.due: .*stopRepeating'),
    )
  })
})

describe('given a task that repeats, when recurrence is null', () => {
  test.each(['THIS', 'THIS_AND_FUTURE'] as const)('then it stops, and may move as well (%s)', (scope) => {
    const world = aWorld()
    const { task, changes } = world.reschedule(world.create(everyMonday), { due: evening, recurrence: null, scope })

    expect(changes).toMatchObject([{ changed: ['due', 'recurrence'], repeats: { after: null }, after: { version: 2 } }])
    expect(seriesOf(world, task).stoppedAt).not.toBeNull()
    expect(world.complete(task).next).toBeNull()
  })

  test('and due is null too, then there is none', () => {
    const world = aWorld()
    const { task } = world.reschedule(world.create(everyMonday), { due: null, recurrence: null })
    expect(task.due).toBeNull()
  })
})
