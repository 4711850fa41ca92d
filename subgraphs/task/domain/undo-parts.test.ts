import { describe, expect, test } from 'vitest'
import { aWorld, everyMonday, refusedWith } from './world.fixture.ts'

/** A part that was taken out of its parent, by change 2. */
function takenOut() {
  const world = aWorld()
  const parent = world.create({ title: 'Garden' })
  const part = world.create({ title: 'Fill the can' }, parent)
  world.update(part, { parentId: null })
  return { world, parent, part }
}

describe('given a part that was taken out, when that is undone', () => {
  test('then it is a part again, also of a parent that is completed', () => {
    const { world, parent } = takenOut()
    world.complete(parent)
    expect(world.undo(2).task.parentId).toBe(parent.id)
  })

  test('but the parent is deleted, then it says to restore that one first', () => {
    const { world, parent } = takenOut()
    world.remove(parent)
    expect(() => world.undo(2)).toThrow(refusedWith('CONFLICT', 'restore that one first'))
  })

  test('but the parent is a part by now, or it has parts itself, then it is a conflict: parts have no parts', () => {
    const one = takenOut()
    one.world.update(one.parent, { parentId: one.world.create({ title: 'House' }).id })
    expect(() => one.world.undo(2)).toThrow(refusedWith('CONFLICT', 'parts have no parts'))

    const other = takenOut()
    other.world.create({ title: 'Find the tap' }, other.part)
    expect(() => other.world.undo(2)).toThrow(refusedWith('CONFLICT', 'parts have no parts'))
  })

  test('but it repeats by now, then it says to stop that first', () => {
    const { world, part } = takenOut()
    world.update(part, { due: everyMonday.due, recurrence: everyMonday.recurrence })
    expect(() => world.undo(2)).toThrow(refusedWith('CONFLICT', 'stopRepeating'))
  })
})

test('given a stopped task that has become a part, when the stop is undone, then it says to take it out first', () => {
  const world = aWorld()
  const task = world.create(everyMonday)
  world.stop(task)
  world.update(task, { parentId: world.create({ title: 'Garden' }).id })
  expect(() => world.undo(1)).toThrow(refusedWith('CONFLICT', 'a part of a task does not repeat'))
})
