import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { kafkaSettings } from '../../kafka/client/settings.ts'
import { taskEvents } from '../../kafka/contracts/task-events.contract.ts'
import { kafkaBus } from '../../kafka/kafka-bus.ts'
import { manualClock } from '../../platform/clock.ts'
import { noFailpoints } from '../../platform/failpoint.ts'
import { createLog } from '../../platform/log.ts'
import { openTask } from '../../subgraphs/task/task.subgraph.ts'
import { freshDatabase } from '../support/database.ts'
import { writeToTopics } from '../support/faults/messages.ts'
import { describeWithKafka } from '../support/kafka/suites.ts'

const log = createLog('silent', 'test')

await describeWithKafka('a subgraph whose consumers all wait for their database', ({ env, createTopics }) => {
  beforeAll(createTopics)

  test('publishes meanwhile: what it says does not wait for a connection behind what it hears', async () => {
    const database = await freshDatabase(undefined, onTestFinished)
    const admin = database.open()
    await startTask(database.url)
    const waiting = async () => (await admin.query<{ n: number }>('select count(*) as n from task.outbox'))[0]?.n
    const blocked = async () =>
      (await admin.query(`select from pg_locks where relation = 'task.inbox'::regclass and not granted`)).length

    await admin.transaction(async (tx) => {
      await tx.query('lock table task.inbox in access exclusive mode')
      // Enough of keys to reach every partition.
      const messages = ['audit-events', 'reminders'].flatMap((topic) =>
        Array.from({ length: 30 }, (_, n) => ({
          topic,
          key: Buffer.from(`${n}`),
          value: Buffer.from('x'),
          headers: {},
        })),
      )
      await writeToTopics(env, messages)
      await expect.poll(blocked, { timeout: 30_000 }).toBeGreaterThanOrEqual(5)

      await admin.query(`insert into task.outbox (topic, key, event) values ($1, 'a', '{}')`, [taskEvents.name])

      await expect.poll(waiting, { timeout: 5_000 }).toBe(0)
      expect(await blocked()).toBeGreaterThanOrEqual(5)
    })
  }, 60_000)

  async function startTask(url: (role: string) => string): Promise<void> {
    const settings = kafkaSettings(env)
    if (!settings) throw new Error('brokers were given')
    const bus = kafkaBus({ settings, name: 'task', log, failpoint: noFailpoints })
    const config = {
      DATABASE_URL: url('task'),
      WORKER_DATABASE_URL: url('task_worker'),
      CURSOR_KEY: 'ab'.repeat(32),
      DEFAULT_TIME_ZONE: 'UTC',
      CHANGES_RETENTION_DAYS: 30,
    }
    const clock = manualClock('2030-01-01T09:00:00.000Z')
    const task = openTask({ config, bus, clock, log, failpoint: noFailpoints })
    onTestFinished(async () => {
      await bus.stop()
      await task.close()
    })
    await bus.start()
  }
})
