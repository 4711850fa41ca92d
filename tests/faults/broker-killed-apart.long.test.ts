import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Database } from '../../platform/database.ts'
import type { Client } from '../support/client.ts'
import { type OwnKafka, ownKafka } from '../support/kafka/own-kafka.ts'
import { strangerIn } from '../support/kafka/stranger.ts'
import { describeWithOwnKafka } from '../support/kafka/suites.ts'
import { eventFaults, unrest } from '../support/replicas/event-faults.ts'
import { type House, type Row, startHouse } from '../support/replicas/house.ts'
import { notBack, usedBy } from '../support/replicas/used-by.ts'

const patience = 180_000
// I10.
const within = { timeout: 60_000, interval: 100 }
const create = 'mutation ($title: String!) { createTask(input: { title: $title }) { task { id } } }'
const Ready = z.object({ status: z.literal('ready'), parts: z.record(z.string(), z.string().nullable()) })

await describeWithOwnKafka('five processes on a broker of their own', () => {
  let kafka: OwnKafka
  let house: House
  let row: Row
  let ada: Client
  let sql: Database
  beforeAll(async () => {
    kafka = await ownKafka({ finished: afterAll })
    house = await startHouse({ kafka: { KAFKA_BROKERS: kafka.brokers }, finished: afterAll })
    const [first] = house.rows
    if (!first) throw new Error('there is one')
    row = first
    ada = await row.client('ada')
    sql = house.database.open()
  }, patience)

  test(
    'F9, I2, I3, I10, I11: the broker is killed and comes back: changes go on, /ready says what waits, and nothing is lost or left behind',
    async () => {
      await createMany(ada, 30)
      await expect.poll(() => unrest(sql), within).toEqual([])
      const before = await usedBy(house, sql)

      await kafka.kill()
      await createMany(ada, 100)
      const outbox = await sql.query('select from task.outbox')
      expect(outbox.length).toBeGreaterThanOrEqual(100)
      await expect
        .poll(() => eventsOf(row.task.url), within)
        .toMatch(/events wait, the oldest for \d+ s; .*cannot be reached/)
      await expect.poll(() => eventsOf(row.reminder.url), within).toMatch(/cannot be reached/)
      await expect.poll(async () => (await ready(row.gateway.url))['task'], within).toMatch(/events wait/)
      expect(row.task.output.stderr).toMatch(/task\.outbox: \d+ events wait, the oldest for \d+ s/)
      expect(await numbers(row.task.url)).toMatch(/^tickler_outbox_waiting\{subgraph="task"\} [1-9]\d\d/m)
      await kafka.start()

      await expect.poll(() => unrest(sql), within).toEqual([])
      await expect.poll(() => troubles(row), within).toEqual([])
      expect(await eventFaults(sql, house.kafka)).toEqual([])
      await expect.poll(async () => notBack(before, await usedBy(house, sql)), within).toEqual([])
    },
    patience,
  )

  test(
    'F13, I2, I10, I11: all connections to the database are killed, again and again: all is as before',
    async () => {
      await expect.poll(() => unrest(sql), within).toEqual([])
      const before = await usedBy(house, sql)

      for (let n = 0; n < 5; n++) {
        await ada.run(create, { title: `Between ${n}` }) // which may fail, and says so
        await sql.query(`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and usename <> current_user`)
      }
      await expect.poll(async () => (await ada.run(create, { title: 'After' })).errors, within).toBeUndefined()

      await expect.poll(() => unrest(sql), within).toEqual([])
      await expect.poll(() => troubles(row), within).toEqual([])
      await expect.poll(async () => notBack(before, await usedBy(house, sql)), within).toEqual([])
    },
    patience,
  )

  test(
    'what nobody foresaw ends a process with a line and exit code 1, rather than that it is up and reads nothing',
    async () => {
      await row.reminder.stop()
      const stranger = await strangerIn('reminder.tasks', house.kafka)

      await row.reminder.start().catch(() => {}) // it may be gone before it is ready

      expect(await row.reminder.gone()).toBe(1)
      expect(row.reminder.output.stderr).toMatch(/^The brokers at \S+ gave an answer that nothing here can mend: .*$/m)
      await stranger.leave()
      await row.reminder.start()
    },
    patience,
  )
})

const createMany = async (client: Client, many: number) => {
  for (let n = 0; n < many; n++) {
    const { errors } = await client.run(create, { title: `Task ${n}` })
    expect(errors).toBeUndefined()
  }
}

const ready = async (url: string) => Ready.parse(await (await fetch(`${url}/ready`)).json()).parts
const eventsOf = async (url: string) => (await ready(url))['events']
const numbers = async (url: string) => (await fetch(`${url}/metrics`)).text()
const troubles = async ({ gateway }: Row) => Object.values(await ready(gateway.url)).filter((line) => line !== null)
