import { setTimeout as sleep } from 'node:timers/promises'
import { test } from 'vitest'
import { ownPostgres } from '../support/faults/own-postgres.ts'
import { faultMs, twoOfEach } from '../support/faults/two-of-each.ts'
import { describeWithKafka } from '../support/kafka/suites.ts'

await describeWithKafka('F12: PostgreSQL is stopped at once and started again, under load', ({ env }) => {
  let stopAtOnce = (): Promise<void> => Promise.reject(new Error('it has not been started'))
  const suffer = twoOfEach(env, {
    database: async (finished) => {
      const postgres = await ownPostgres(finished)
      stopAtOnce = postgres.stopAtOnce
      return postgres.database
    },
  })

  test('four times', { timeout: faultMs }, () =>
    suffer(['ada', 'eve'], async () => {
      for (let time = 0; time < 4; time++) {
        await stopAtOnce()
        await sleep(3_000)
      }
    }),
  )
})
