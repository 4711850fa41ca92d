import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Failpoint } from '../../platform/failpoint.ts'
import { die } from '../support/faults/dying.ts'
import { describeWithKafka } from '../support/kafka/suites.ts'
import { openSink } from '../support/mail-sink.ts'
import { type Reminded, whileReminding } from '../support/reminding/while-reminding.ts'
import { houseForAll } from '../support/replicas/house.ts'

const aWhile = { timeout: 240_000 }
const sink = await openSink()
afterAll(sink.close)

/** Until `date`, and so long after it. */
const untilAfter = (date: Date, ms: number) => sleep(Math.max(0, date.getTime() - Date.now() + ms))

await describeWithKafka('people are reminded by mail and in the app', ({ env }) => {
  const house = houseForAll({ kafka: env, rows: 2, env: { SMTP_URL: sink.url } }, 240_000)
  let reminded: Reminded
  beforeAll(() => {
    reminded = { house: house(), sql: house().database.open(), sink }
  })

  const deaths: Failpoint[] = ['reminder.after-claim', 'delivery.after-accept']
  test.for(deaths)('F2: while both reminder processes die at %s', aWhile, (at) =>
    whileReminding(
      reminded,
      [`ada-${at}`],
      async ({ from }) => {
        await untilAfter(from, -5_000) // each has something left to die at
        await Promise.all(house().rows.map(({ reminder }) => die(reminder, at)))
      },
      { mostCopies: 3, mayBeUnconfirmed: 'open' }, // one by each that dies, and one more
    ),
  )

  test('F7: while SIGTERM ends first the one, then the other', aWhile, () =>
    whileReminding(reminded, ['bob'], async ({ from }) => {
      await untilAfter(from, 0)
      for (const { reminder } of house().rows) {
        await reminder.stop()
        await reminder.start()
      }
    }),
  )

  test('F8: while one is stopped for longer than any lease, and goes on', aWhile, () =>
    whileReminding(
      reminded,
      ['eve'],
      async ({ from }) => {
        const [first] = house().rows
        await untilAfter(from, 1_000)
        first?.reminder.freeze()
        await sleep(90_000)
        first?.reminder.thaw()
      },
      { mostCopies: 2 },
    ),
  )

  test('F24: while both are down over the times of all', aWhile, () =>
    whileReminding(
      reminded,
      ['kim'],
      async ({ from, until }) => {
        await untilAfter(from, -5_000)
        for (const { reminder } of house().rows) await reminder.kill()
        await untilAfter(until, 1_000)
        for (const { reminder } of house().rows) await reminder.start()
      },
      { mayBeUnconfirmed: 'open' },
    ),
  )

  test('while no task subgraph can be reached, as said by the delivery', aWhile, async () => {
    await whileReminding(
      reminded,
      ['zoe'],
      async ({ from, until }) => {
        await untilAfter(from, 2_000)
        for (const { task } of house().rows) await task.kill()
        await untilAfter(until, 1_000)
        for (const { task } of house().rows) await task.start()
      },
      { mayBeUnconfirmed: 'any' },
    )
    const unconfirmed = `select from reminder.delivery where owner_id = 'zoe' and not is_confirmed and status = 'ACCEPTED'`
    expect(await reminded.sql.query(unconfirmed)).not.toEqual([])
  })
})
