import fc from 'fast-check'
import { GraphQLError } from 'graphql'
import { expect, test } from 'vitest'
import type { Answered } from '../../tests/support/checkers/answers.checker.ts'
import { taskFaults } from '../../tests/support/checkers/task.checkers.ts'
import { type Known, type Step, step, takeStep } from './task.chaos.fixture.ts'
import { openWorld } from './task.fixture.ts'
import { verbsOf } from './task-verbs.fixture.ts'

const { as, clock, database } = await openWorld()
const admin = database.open()
const refusals: readonly unknown[] = ['CONFLICT', 'NOT_FOUND', 'BAD_USER_INPUT']
const isRefusal = (error: unknown) => error instanceof GraphQLError && refusals.includes(error.extensions['code'])

const steps = fc.array(step, { minLength: 8, maxLength: 20 })
const sixClients = fc.array(steps, { minLength: 6, maxLength: 6 })
let runs = 0
let told = 0

/** Six clients of two people do all of it at once; gives what they were told, and what nobody should be told. */
async function chaos(clients: readonly (readonly Step[])[]) {
  const owners = [`ann ${++runs}`, `ben ${runs}`] as const
  const people = owners.map((ownerId) => ({ ownerId, known: { tasks: [], changes: [] } as Known })) // filled as they go
  const answered: Answered[] = []
  const surprises: string[] = []

  const take = async (client: number, one: Step) => {
    const { ownerId, known } = people[client % 2] ?? { ownerId: '', known: { tasks: [], changes: [] } }
    try {
      answered.push({ ownerId, ...(await takeStep(verbsOf(as(ownerId)), known, one)) })
    } catch (error) {
      if (!isRefusal(error)) surprises.push(`${one.verb}: ${String(error)}`)
    }
  }
  const run = async (its: readonly Step[], client: number) => {
    for (const one of its) {
      clock.advance((one.pick % 3) * 20_000_000)
      await Promise.all(Array.from({ length: one.twice ? 2 : 1 }, () => take(client, one)))
    }
  }
  await Promise.all(clients.map(run))
  return { owners, answered, surprises }
}

// SEED=<the printed seed> RUNS=<how many> repeats and prolongs it.
const { SEED, RUNS } = process.env
const numRuns = Number(RUNS ?? 10)
const timeout = 3_000 * Math.max(10, numRuns)
test('I1, I3, I4, I7, I9: whatever many do at once, in whatever order, what must hold does', { timeout }, async () => {
  const property = fc.asyncProperty(sixClients, async (clients) => {
    const { owners, answered, surprises } = await chaos(clients)
    told += answered.filter(({ changeId }) => changeId).length
    expect([...surprises, ...(await taskFaults(admin, owners, answered))]).toEqual([])
  })
  const seed = SEED === undefined ? {} : { seed: Number(SEED) }
  await fc.assert(property, { numRuns, endOnFailure: true, ...seed })
  expect(told, 'changes, or all this says nothing').toBeGreaterThan(100)
})
