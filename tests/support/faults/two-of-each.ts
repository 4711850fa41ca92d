import { expect } from 'vitest'
import type { Database } from '../../../platform/database.ts'
import { type House, type HouseOptions, houseForAll, type Row } from '../replicas/house.ts'
import type { Env } from '../replicas/replica.ts'
import { expectAllWell } from './all-well.ts'
import { follow } from './follower.ts'
import { type Load, startLoad } from './load.ts'

/** A test's whole time. A quiet machine needs a quarter of it. */
export const faultMs = 300_000
const enough = { timeout: 60_000, interval: 50, message: 'people get on with what they do' }
const startingMs = 240_000

export type Two = Readonly<{ house: House; sql: Database; left: Row; right: Row }>

/** Two of each process for the tests of a file: what does harm to them gets them, and afterwards everything holds. */
export type TwoOfEach = (people: readonly string[], harm: (two: Two, load: Load) => Promise<void>) => Promise<void>

/** Call it in a suite. */
export function twoOfEach(kafka: Env, more: Pick<HouseOptions, 'database'> = {}): TwoOfEach {
  const started = houseForAll({ kafka, rows: 2, ...more }, startingMs)
  let sql: Database | undefined

  // Under load from before the harm until a while after it.
  return async (people, harm) => {
    const house = started()
    const [left, right] = house.rows
    if (!left || !right) throw new Error('there are two')
    sql ??= house.database.open()
    const follower = await follow(house, people[0] ?? '')
    const load = await startLoad(house, people)
    try {
      await expect.poll(load.made, enough).toBeGreaterThan(10)
      await harm({ house, sql, left, right }, load)
      const made = load.made()
      await expect.poll(load.made, enough).toBeGreaterThan(made + 10)
      await expectAllWell(house, sql, { deeds: await load.end(), followers: [follower] })
    } finally {
      await load.end()
      await follower.end()
    }
  }
}
