import { describe, expect, test } from 'vitest'
import { aWorld, everyMonday, nextOf, refusedWith, seriesOf, type World } from './world.fixture.ts'

const isRunning = (world: World, seriesId: string | null) => world.series(seriesId)?.stoppedAt === null
const due = { date: '2030-01-14', time: '19:00' }
const scope = 'THIS_AND_FUTURE'

describe('given a task that began to repeat, when that is undone', () => {
  test('then it is as it was, and its series has ended; undone again it goes on', () => {
    const world = aWorld()
    const before = world.create({ title: 'Water', due })
    const { task: repeating } = world.update(before, { recurrence: { rule: 'FREQ=DAILY' } })
    expect(world.undo(1).task).toEqual({
      ...before,
      version: 3,
      updatedAt: expect.any(Date),
      asMade: expect.any(Number),
    })
    expect(isRunning(world, repeating.seriesId)).toBe(false)

    expect(world.undo(2).task).toEqual({
      ...repeating,
      version: 4,
      updatedAt: expect.any(Date),
      asMade: expect.any(Number),
    })
    expect(isRunning(world, repeating.seriesId)).toBe(true)
  })

  test('and it had repeated before, then it is back in that series, which stays stopped', () => {
    const world = aWorld()
    const { task: before } = world.stop(world.create(everyMonday))
    world.update(before, { recurrence: { rule: 'FREQ=DAILY' } })
    const { task } = world.undo(2)

    expect(task).toEqual({ ...before, version: 4, updatedAt: expect.any(Date), asMade: expect.any(Number) })
    expect(isRunning(world, before.seriesId)).toBe(false)
  })

  test('and another followed since, then it is a conflict: that one would be left over', () => {
    const world = aWorld()
    const task = world.create({ title: 'Water', due })
    world.update(task, { recurrence: { rule: 'FREQ=DAILY' } })
    world.complete(task)
    expect(() => world.undo(1)).toThrow(refusedWith('CONFLICT', 'Another occurrence has followed since'))

    world.reopen(task)
    expect(world.undo(1).task.seriesId).toBeNull()
  })

  test('and it had no due before that, then both go', () => {
    const world = aWorld()
    const task = world.create({ title: 'Water' })
    world.update(task, { due, recurrence: { rule: 'FREQ=DAILY' } })
    expect(world.undo(1).task).toMatchObject({ due: null, seriesId: null, occurrence: null })
  })
})

test('given a task that got a due and then a rule, when the due is undone, then it says to stop it first', () => {
  const world = aWorld()
  const task = world.create({ title: 'Water' })
  world.update(task, { due })
  world.update(task, { recurrence: { rule: 'FREQ=DAILY' } })
  expect(() => world.undo(1)).toThrow(refusedWith('CONFLICT', 'stopRepeating'))
})

describe('given THIS that was moved, when that is undone', () => {
  test('then it is back on its slot, also when it is completed by now', () => {
    const world = aWorld()
    const task = world.create(everyMonday)
    world.reschedule(task, { due: { date: '2030-01-09', time: '17:00' } })
    world.complete(task)
    expect(world.undo(1).task).toMatchObject({ status: 'COMPLETED', due: task.due, occurrence: task.occurrence })
  })
})

describe('given THIS_AND_FUTURE that were moved, when that is undone', () => {
  const moved = () => {
    const world = aWorld()
    const before = nextOf(world.complete(world.create(everyMonday)))
    const { task } = world.reschedule(before, { due, scope })
    return { world, before, task }
  }

  test('then it is back in its series, which goes on, and the new one has ended', () => {
    const { world, before, task } = moved()
    expect(world.undo(3).task).toEqual({
      ...before,
      version: 3,
      updatedAt: expect.any(Date),
      asMade: expect.any(Number),
    })
    expect(isRunning(world, before.seriesId)).toBe(true)
    expect(isRunning(world, task.seriesId)).toBe(false)
    expect(nextOf(world.complete(before)).occurrence).toBe('2030-01-21T17:00')
  })

  test('and the undo is undone, then it is in the new series again, which goes on', () => {
    const { world, before, task } = moved()
    world.undo(3)
    expect(world.undo(4).task).toEqual({ ...task, version: 4, updatedAt: expect.any(Date), asMade: expect.any(Number) })
    expect(isRunning(world, before.seriesId)).toBe(false)
    expect(isRunning(world, task.seriesId)).toBe(true)
    expect(seriesOf(world, task).made).toBe(1)
  })

  test('and another followed in the new series, then it is a conflict', () => {
    const { world, task } = moved()
    world.complete(task)
    expect(() => world.undo(3)).toThrow(refusedWith('CONFLICT', 'Another occurrence has followed since'))
  })

  test('and it moved again since, then the conflict names the due', () => {
    const { world, task } = moved()
    world.reschedule(task, { due: { ...due, time: '20:00' } })
    expect(() => world.undo(3)).toThrow(refusedWith('CONFLICT', 'since: due'))
  })
})
