import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completeTask } from './complete.ts'
import { afterwards, type Decision, type Situation } from './decision.ts'
import { deleteTask } from './delete.ts'
import type { Means } from './means.ts'
import { skipOccurrence } from './skip.ts'
import { stopRepeating } from './stop.ts'
import { aWorld, everyMonday, nextOf, type World } from './world.fixture.ts'

type Rule = (situation: Situation, means: Means) => Decision

/** All that close something. What reopening opens has parts that nobody has read, and no input reopens several. */
const rules: Record<string, Rule> = {
  complete: completeTask,
  skip: skipOccurrence,
  stop: stopRepeating,
  remove: (situation, means) => deleteTask(situation, 'THIS', means),
  removeSeries: (situation, means) => deleteTask(situation, 'SERIES', means),
}

/** Two open occurrences of a series, each with parts, a completed one, and a task beside it. */
function aHousehold() {
  const world = aWorld()
  const first = world.create(everyMonday)
  world.create({ title: 'Fill the can' }, first)
  const done = world.complete(first)
  world.update(nextOf(done), { title: 'Water all' })
  const second = world.complete(nextOf(done))
  world.update(nextOf(second), { title: 'Water some' })
  world.reopen(second.task)
  world.create({ title: 'Buy milk' })
  return world
}

const names = fc.constantFrom(...Object.keys(rules))
const steps = fc.array(fc.tuple(names, fc.nat(20)), { minLength: 1, maxLength: 6 })

describe('several of one input are decided as if one came after the other', () => {
  test('whatever is decided, each then sees what the tables would show', () => {
    fc.assert(
      fc.property(steps, (chosen) => {
        const world = aHousehold()
        const seen = chosen.reduce<readonly Situation[]>(
          (before, step) => oneMore(world, before, step),
          world.tasks().map(({ id }) => world.situation(id)),
        )
        const there = seen.filter(({ task }) => world.task(task.id))
        expect(there.map(sorted)).toEqual(there.map(({ task }) => sorted(world.situation(task.id))))
      }),
    )
  })

  test('three open ones of a series are completed at once, then one follows', () => {
    const world = aWorld()
    const first = world.complete(world.create(everyMonday))
    world.update(nextOf(first), { title: 'Water the garden' })
    const second = world.complete(nextOf(first))
    world.update(nextOf(second), { title: 'Water all' })
    world.reopen(first.task)
    world.reopen(second.task)

    let seen = world.open(first.task).map(({ id }) => world.situation(id))
    const means = world.means()
    const made: Decision[] = []
    for (const index of seen.keys()) {
      const decision = completeTask(seen[index] ?? world.situation(first.task.id), means)
      seen = seen.map((situation) => afterwards(situation, decision))
      made.push(decision)
    }
    expect(made.map(({ changes }) => changes.map(({ kind }) => kind))).toEqual([
      ['COMPLETED'],
      ['COMPLETED'],
      ['COMPLETED', 'CREATED'],
    ])
  })
})

/** Decides one more by what is seen, and gives what is seen then. */
function oneMore(world: World, seen: readonly Situation[], [name, place]: [string, number]): readonly Situation[] {
  const asked = seen[place % seen.length]
  const decision = asked && decided(rules[name], asked, world.means())
  if (!decision) return seen
  world.keep(decision)
  return seen.map((situation) => afterwards(situation, decision))
}

/** A refusal decides nothing. */
function decided(rule: Rule | undefined, situation: Situation, means: Means): Decision | null {
  try {
    return rule?.(situation, means) ?? null
  } catch (error) {
    expect(error).toMatchObject({ extensions: { code: 'CONFLICT' } })
    return null
  }
}

const byId = (tasks: Situation['parts']) => [...tasks].sort((a, b) => a.id.localeCompare(b.id))
const sorted = (situation: Situation): Situation => ({
  ...situation,
  open: byId(situation.open),
  openParts: byId(situation.openParts),
  parts: byId(situation.parts),
})
