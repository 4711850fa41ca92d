import { describe, expect, test } from 'vitest'
import { standing } from './past-change.ts'
import { aWorld, everyMonday, refusedWith } from './world.fixture.ts'

describe('what was changed several times is taken back, last first', () => {
  test('of one field', () => {
    const world = aWorld()
    const task = world.create({ title: 'A' })
    world.update(task, { title: 'B' })
    world.update(task, { title: 'C' })

    expect(world.undo(2).task.title).toBe('B')
    expect(world.undo(1).task.title).toBe('A')
    expect(world.undo(0).task.status).toBe('DELETED')
  })

  test('a repeating task that was made, stopped and completed', () => {
    const world = aWorld()
    const task = world.create(everyMonday)
    world.stop(task)
    world.complete(task)

    expect(world.undo(2).task.status).toBe('ACTIVE')
    expect(world.series(world.undo(1).task.seriesId)?.stoppedAt).toBeNull()
    expect(world.undo(0).task.status).toBe('DELETED')
  })

  test('but not when the undo was undone: the later change is there again', () => {
    const world = aWorld()
    const task = world.create({ title: 'A' })
    world.update(task, { title: 'B' })
    world.update(task, { title: 'C' })
    world.undo(2)
    world.undo(3)
    expect(() => world.undo(1)).toThrow(refusedWith('CONFLICT', 'title'))
  })

  test('nor twice', () => {
    const world = aWorld()
    world.update(world.create({ title: 'A' }), { title: 'B' })
    world.undo(1)
    expect(() => world.undo(1)).toThrow(refusedWith('CONFLICT', 'title'))
  })
})

describe('of later changes there stand', () => {
  const change = (id: string, undoes: string | null = null) => ({ id, undoes })
  const left = (...later: ReturnType<typeof change>[]) => standing(later).map(({ id }) => id)

  test('those that nobody undid', () => expect(left(change('a'), change('b'), change('c', 'b'))).toEqual(['a']))

  test('what was undone an even number of times', () => {
    expect(left(change('a'), change('b', 'a'), change('c', 'b'))).toEqual(['a'])
    expect(left(change('a'), change('b', 'a'), change('c', 'b'), change('d', 'c'))).toEqual([])
  })

  test('an undo of what was earlier', () => expect(left(change('b', 'a'))).toEqual(['b']))
})
