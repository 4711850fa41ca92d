import { describe, expect, test } from 'vitest'
import { aWorld, everyMonday, nextOf, refusedWith, seriesOf } from './world.fixture.ts'

const scope = 'THIS_AND_FUTURE'
const evening = { date: '2030-01-07', time: '19:00' }
const wednesday = { date: '2030-01-09', time: '17:00' }
const off = refusedWith('BAD_USER_INPUT', 'input.recurrence: say how it is to repeat')

describe('given a task that repeats, when it and all that come are moved', () => {
  test('then the series ends before it, and a new one begins with it', () => {
    const world = aWorld()
    const before = nextOf(world.complete(world.create(everyMonday)))
    const { task, changes } = world.reschedule(before, { due: { date: '2030-01-14', time: '19:00' }, scope })

    expect(changes).toMatchObject([{ kind: 'UPDATED', changed: ['due', 'recurrence'] }])
    expect(task.seriesId).not.toBe(before.seriesId)
    expect(task).toMatchObject({ occurrence: '2030-01-14T19:00', version: 2 })
    expect(seriesOf(world, before).stoppedAt).not.toBeNull()
    expect(seriesOf(world, task)).toMatchObject({ rule: 'FREQ=WEEKLY;BYDAY=MO', start: '2030-01-14T19:00', made: 1 })
    expect(nextOf(world.complete(task)).occurrence).toBe('2030-01-21T19:00')
  })

  test('with another zone, then the grid moves to it', () => {
    const world = aWorld()
    const due = { ...everyMonday.due, timeZone: 'Asia/Karachi' }
    const { task } = world.reschedule(world.create(everyMonday), { due, scope })
    expect(nextOf(world.complete(task)).due).toMatchObject({ timeZone: 'Asia/Karachi', time: '17:00' })
  })

  test('with a rule, then it repeats by that, and keeps what it is reminded by', () => {
    const world = aWorld()
    const reminders = [{ lead: 'PT1H', at: null, channels: null }]
    const before = world.create({ ...everyMonday, reminders })
    const recurrence = { rule: 'FREQ=DAILY;INTERVAL=3' }
    const { task, changes } = world.reschedule(before, { due: wednesday, recurrence, scope })

    expect(changes[0]?.repeats).toMatchObject({
      before: { rule: 'FREQ=WEEKLY;BYDAY=MO' },
      after: { rule: 'FREQ=DAILY;INTERVAL=3' },
    })
    expect(seriesOf(world, task)).toMatchObject({ start: '2030-01-09T17:00' })
    expect(task.reminders).toEqual(reminders)
  })

  test('to a day that is none of its rule, then the problem asks for the rule; another day of it will do', () => {
    const world = aWorld()
    const task = world.create({ ...everyMonday, recurrence: { rule: 'FREQ=WEEKLY;BYDAY=MO,WE' } })
    expect(() => world.reschedule(task, { due: { ...wednesday, date: '2030-01-10' }, scope })).toThrow(off)
    expect(world.reschedule(task, { due: wednesday, scope }).task.occurrence).toBe('2030-01-09T17:00')
  })

  test('after it alone had gone to a day off the rule, then the problem asks for the rule: the grid would move', () => {
    const world = aWorld()
    const task = world.create({ ...everyMonday, recurrence: { rule: 'FREQ=WEEKLY' } })
    world.reschedule(task, { due: wednesday })
    for (const due of [undefined, { ...wednesday, time: '19:00' }])
      expect(() => world.reschedule(task, { due, scope })).toThrow(off)
  })

  test('after it alone had gone off the rule, with the same rule, then the grid moves to where it is', () => {
    const world = aWorld()
    const task = world.create({ ...everyMonday, recurrence: { rule: 'FREQ=WEEKLY' } })
    world.reschedule(task, { due: wednesday })
    const moved = world.reschedule(task, { recurrence: { rule: 'FREQ=WEEKLY' }, scope })
    expect(nextOf(world.complete(moved.task)).occurrence).toBe('2030-01-16T17:00')
  })

  test('and its first due was off the rule, then its time may move', () => {
    const world = aWorld()
    const task = world.create({ ...everyMonday, due: wednesday })
    const { task: moved } = world.reschedule(task, { due: { ...wednesday, time: '19:00' }, scope })
    expect(nextOf(world.complete(moved)).occurrence).toBe('2030-01-14T19:00')
  })

  test('and it counts from when it was done, then the days of its rule are counted from it', () => {
    const world = aWorld()
    const first = world.create({ ...everyMonday, recurrence: { rule: 'FREQ=DAILY;INTERVAL=3', anchor: 'COMPLETION' } })
    world.at('2030-01-09T09:00:00Z')
    const next = nextOf(world.complete(first)) // on the 12th; from the start on it would have been the 10th or 13th
    const to = (date: string) => world.reschedule(next, { due: { date, time: '17:00' }, scope })

    expect(() => to('2030-01-13')).toThrow(off)
    expect(to('2030-01-15').task.occurrence).toBe('2030-01-15T17:00')
  })

  test('and nothing moves, then nothing happens, even where a COUNT is half used up', () => {
    const world = aWorld()
    const first = world.create({ ...everyMonday, recurrence: { rule: 'FREQ=WEEKLY;COUNT=5;BYDAY=MO' } })
    const task = nextOf(world.complete(first))
    const nothing = { task, changes: [], series: [], next: null }
    for (const recurrence of [undefined, { rule: 'FREQ=WEEKLY;COUNT=4;BYDAY=MO' }])
      expect(world.reschedule(task, { scope, ...(recurrence && { recurrence }) })).toEqual(nothing)
  })

  test('back to its own slot, then it only moves there: the series goes on', () => {
    const world = aWorld()
    const task = world.create(everyMonday)
    world.reschedule(task, { due: wednesday })
    const { changes, series } = world.reschedule(task, { due: everyMonday.due, scope })
    expect([changes[0]?.changed, series]).toEqual([['due'], []])
  })

  test('and it is completed, then the conflict names the open one', () => {
    const world = aWorld()
    const { task } = world.complete(world.create(everyMonday))
    expect(() => world.reschedule(task, { due: evening, scope })).toThrow(
      refusedWith('CONFLICT', 'the occurrence that is open'),
    )
  })
})

describe('given a rule with COUNT, when it and all that come are moved', () => {
  const left = (rule: string, anchor: 'DUE' | 'COMPLETION', date: string, done: number) => {
    const world = aWorld()
    let task = world.create({ title: 'x', due: { date, time: '17:00' }, recurrence: { rule, anchor } })
    for (let count = 0; count < done; count++) {
      world.at(`${task.due?.date}T18:00:00Z`)
      task = nextOf(world.complete(task))
    }
    const due = { date: task.due?.date ?? '', time: '19:00' }
    return seriesOf(world, world.reschedule(task, { due, scope }).task).rule
  }

  test.each([
    ['DUE', '2030-01-07', 0, 5],
    ['DUE', '2030-01-07', 2, 3],
    ['DUE', '2030-01-07', 4, 1],
    ['DUE', '2030-01-09', 0, 5], // the first is off the rule, extra and not counted
    ['DUE', '2030-01-09', 2, 4],
    ['COMPLETION', '2030-01-07', 2, 3],
    ['COMPLETION', '2030-01-09', 0, 5],
    ['COMPLETION', '2030-01-09', 2, 4],
  ] as const)('%s from %s, %i done: %i are left', (anchor, date, done, count) => {
    expect(left('FREQ=WEEKLY;COUNT=5;BYDAY=MO', anchor, date, done)).toBe(`FREQ=WEEKLY;COUNT=${count};BYDAY=MO`)
  })
})
