import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aHousehold, type Step, steps, take, wasLet } from './steps.fixture.ts'
import type { World } from './world.fixture.ts'

/** What a person sees of the tasks that are there, whatever their ids and versions. */
function seen(world: World) {
  return world
    .tasks()
    .map(({ title, status, description, tags, due, occurrence, priority, parentId, seriesId }) => ({
      ...{ title, status, description, tags, due, occurrence, priority },
      parent: world.task(parentId)?.title,
      repeats: world.series(seriesId)?.stoppedAt === null,
    }))
    .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
}

/** Of two open ones that went with their series only one can come back: restoring one while another is open is refused. */
const isOfSeveral = (world: World, from: number) =>
  world.feed.slice(from).filter(({ kind, after }) => kind === 'DELETED' && after.parentId === null).length > 1

/** What reopening takes back is gone for good; what an undo of that makes in its place is made from the task as it is by then. */
const hasTakenBack = (world: World, from: number) => world.feed.slice(from).some(({ kind }) => kind === 'PURGED')

/** A step, its undo and the undo of that; the first row of what was done is the one that a person undoes. */
function thereAndBack(world: World, step: Step): void {
  const before = { seen: seen(world), row: world.feed.length }
  take(world, step)
  const after = { seen: seen(world), row: world.feed.length }
  if (after.row === before.row || isOfSeveral(world, before.row) || hasTakenBack(world, before.row)) return
  if (!wasLet(() => world.undo(before.row))) return
  expect(seen(world)).toEqual(before.seen)
  world.undo(after.row)
  expect(seen(world)).toEqual(after.seen)
}

test('whatever was done can be undone, and undoing the undo gives it back', () => {
  fc.assert(
    fc.property(steps, (chosen) => {
      const world = aHousehold()
      for (const step of chosen) thereAndBack(world, step)
    }),
  )
})

test('an undo is refused only where a later change or another task stands against it', () => {
  fc.assert(
    fc.property(steps, (chosen) => {
      const world = aHousehold()
      for (const step of chosen) take(world, step)
      const last = world.feed.at(-1)
      const isAlone = last?.kind === 'UPDATED' || last?.kind === 'COMPLETED' || last?.kind === 'REOPENED'
      if (isAlone) expect(wasLet(() => world.undo(-1))).toBe(true)
    }),
  )
})
