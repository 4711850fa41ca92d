import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { churn } from '../support/faults/churn.ts'
import { freezePublisher } from '../support/faults/freeze.ts'
import { faultMs, twoOfEach } from '../support/faults/two-of-each.ts'
import { describeWithKafka } from '../support/kafka/suites.ts'
import { places } from '../support/replicas/house.ts'
import { stretchOfNetwork } from '../support/tiny-graph/cut.ts'

const create = `mutation ($input: CreateTaskInput!) { createTask(input: $input) { task { id } change { id at } } }`

await describeWithKafka('two of each, under load', ({ env }) => {
  const suffer = twoOfEach(env)

  test('F6, F7: SIGTERM of one row and then of the other', { timeout: faultMs }, () =>
    suffer(['ada', 'eve'], async ({ house: { rows } }) => {
      for (const row of rows) {
        const codes = await Promise.all(places.map((place) => row[place].stop()))
        expect(codes).toEqual(places.map(() => 0))
        await Promise.all(places.map((place) => row[place].start()))
      }
    }),
  )

  test('F8: the one that publishes is stopped until the other does, and then goes on', { timeout: faultMs }, () =>
    suffer(['bob', 'zoe'], async (two) => {
      const thaw = await freezePublisher(two)
      thaw()
    }),
  )

  test('F11: partitions are given out anew twice every three seconds', { timeout: faultMs }, () =>
    suffer(['ivy', 'tom'], ({ house }) => churn(house.kafka, { times: 4, everyMs: 3_000 })),
  )

  test('F13: all connections to PostgreSQL are killed, again and again', { timeout: faultMs }, () =>
    suffer(['kim', 'lea'], async ({ sql }) => {
      for (let time = 0; time < 5; time++) {
        const killed = await sql.query(`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and usename <> current_user and backend_type = 'client backend'`)
        expect(killed.length).toBeGreaterThan(0)
        await sleep(1_500)
      }
    }),
  )

  test.for(['between the gateway and task', 'between a client and the gateway'])(
    'F16: the answer to a change is lost %s; the same key again is answered as it would have been',
    { timeout: faultMs },
    (where) =>
      suffer(['max', 'nia'], async ({ left, right, sql }) => {
        const isInside = where.endsWith('task')
        const line = await stretchOfNetwork(isInside ? `${right.task.url}/graphql` : right.gateway.url)
        onTestFinished(line.close)
        await right.gateway.start(isInside ? { TASK_URL: line.url } : {})
        const max = await right.client('max', isInside ? undefined : line.url)
        const input = { title: `lost max-${where}`, due: { date: '2099-05-01', time: '18:00' }, idempotencyKey: where }
        const isThere = () => sql.query('select from task.task where title = $1', [input.title])

        line.hold()
        const lost = max.run(create, { input }).then(
          ({ errors }) => errors?.[0]?.extensions['code'],
          () => 'UNAVAILABLE',
        )
        await expect.poll(isThere).toHaveLength(1)
        line.cut()
        expect(await lost).toBe('UNAVAILABLE')
        line.mend()

        const again = await max.run(create, { input })
        expect(again.errors).toBeUndefined()
        expect((await (await left.client('max')).run(create, { input })).data).toEqual(again.data)
        expect(await isThere()).toHaveLength(1)
        if (isInside) await right.gateway.start()
      }),
  )
})
