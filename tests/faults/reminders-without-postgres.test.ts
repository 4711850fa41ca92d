import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, test } from 'vitest'
import { ownPostgres } from '../support/faults/own-postgres.ts'
import { describeWithKafka } from '../support/kafka/suites.ts'
import { openSink } from '../support/mail-sink.ts'
import { whileReminding } from '../support/reminding/while-reminding.ts'
import { houseForAll } from '../support/replicas/house.ts'

const sink = await openSink()
afterAll(sink.close)

await describeWithKafka('F12: PostgreSQL is stopped at once and started again while people are reminded', ({ env }) => {
  let stopAtOnce = (): Promise<void> => Promise.reject(new Error('it has not been started'))
  const house = houseForAll(
    {
      kafka: env,
      rows: 2,
      env: { SMTP_URL: sink.url },
      database: async (finished) => {
        const postgres = await ownPostgres(finished)
        stopAtOnce = postgres.stopAtOnce
        return postgres.database
      },
    },
    240_000,
  )

  test('three times', { timeout: 240_000 }, () =>
    whileReminding(
      { house: house(), sql: house().database.open(), sink },
      ['ada'],
      async ({ from }) => {
        await sleep(Math.max(0, from.getTime() - Date.now()))
        for (let time = 0; time < 3; time++) {
          await stopAtOnce()
          await sleep(3_000)
        }
      },
      { mayBeUnconfirmed: 'any' }, // as there are no tasks to read then
    ),
  )
})
