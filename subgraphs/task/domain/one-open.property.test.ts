import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aHousehold, type Step, steps, take, wasLet } from './steps.fixture.ts'
import type { Task } from './task.ts'
import type { World } from './world.fixture.ts'

/** How many are open in each series that goes on, or that has ended. */
function openIn(world: World, isEnded: boolean): number[] {
  const ofSeries = world.tasks().filter(({ seriesId }) => seriesId !== null)
  const hasEnded = ({ seriesId }: Task) => world.series(seriesId)?.stoppedAt !== null
  return ofSeries.filter((task) => hasEnded(task) === isEnded).map((task) => world.open(task).length)
}

test('F35 10,000 seeds: whatever is done, in whatever order, a series that goes on has one open occurrence; two only where one was reopened', () => {
  const noneReopens = steps.map((chosen) => chosen.filter(({ name }) => name !== 'reopen'))
  fc.assert(
    fc.property(noneReopens, (chosen) => {
      const world = aHousehold()
      for (const step of chosen) take(world, step)
      expect(openIn(world, false).filter((count) => count !== 1)).toEqual([])
      expect(openIn(world, true).filter((count) => count > 1)).toEqual([])
    }),
    { numRuns: 10_000 },
  )
})

/** Undoes a change of a task that is still there. */
function undoOne(world: World, place: number): void {
  const index = place % world.feed.length
  const change = world.feed[index]
  if (change && world.task(change.after.id)) wasLet(() => world.undo(index))
}

const round = (world: World, [some, place]: [readonly Step[], number]): void => {
  for (const step of some) take(world, step)
  undoOne(world, place)
}

test('whatever is done and undone, a series that goes on has an open occurrence', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(steps, fc.nat(20)), { maxLength: 4 }), (rounds) => {
      const world = aHousehold()
      for (const one of rounds) round(world, one)
      expect(openIn(world, false)).not.toContain(0)
    }),
  )
})
