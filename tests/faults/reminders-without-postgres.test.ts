import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, test } from 'vitest'
import { ownPostgres } from '../support/faults/own-postgres.ts'
import { describeWithKafka } from '../support/kafka/suites.ts'
import { openMailbox } from '../support/reminding/mailbox.ts'
import { whileReminding } from '../support/reminding/while-reminding.ts'
import { houseForAll } from '../support/replicas/house.ts'

const mailbox = await openMailbox()
afterAll(mailbox.close)

await describeWithKafka('F12: PostgreSQL is stopped at once and started again while people are reminded', ({ env }) => {
  let stopAtOnce = (): Promise<void> => Promise.reject(new Error('it has not been started'))
  const house = houseForAll(
    {
      ...{ kafka: env, rows: 2, env: { SMTP_URL: mailbox.url } },
      database: async (finished) => {
        const postgres = await ownPostgres(finished)
        stopAtOnce = postgres.stopAtOnce
        return postgres.database
      },
    },
    240_000,
  )

  test('three times', { timeout: 240_000 }, () =>
    whileReminding({ house: house(), sql: house().database.open(), mailbox }, ['ada'], async ({ from }) => {
      await sleep(Math.max(0, from.getTime() - Date.now()))
      for (let time = 0; time < 3; time++) {
        await stopAtOnce()
        await sleep(3_000)
      }
    }),
  )
})
