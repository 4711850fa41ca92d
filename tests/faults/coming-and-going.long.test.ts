import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { freezePublisher } from '../support/faults/freeze.ts'
import { faultMs, twoOfEach } from '../support/faults/two-of-each.ts'
import { describeWithKafka } from '../support/kafka/suites.ts'
import { places } from '../support/replicas/house.ts'

const timeout = 2 * faultMs

await describeWithKafka('two of each, under load, and all the time that it takes', ({ env }) => {
  const suffer = twoOfEach(env)

  test('F6, F7: SIGTERM of every process, one after the other', { timeout }, () =>
    suffer(['ada', 'eve'], async ({ house: { rows } }) => {
      for (const place of places)
        for (const row of rows) {
          expect(await row[place].stop(), place).toBe(0)
          await row[place].start()
        }
    }),
  )

  test('F8: one of each, among them the one that publishes, is stopped for 90 s, and then goes on', { timeout }, () =>
    suffer(['bob', 'kim', 'tom', 'zoe'], async (two) => {
      const thawPublisher = await freezePublisher(two)
      const others = places.filter((place) => place !== 'task').map((place) => two.right[place])
      for (const { freeze } of others) freeze()
      await sleep(90_000)
      for (const { thaw } of others) thaw()
      thawPublisher()
    }),
  )
})
