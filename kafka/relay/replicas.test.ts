import { beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Database } from '../../platform/database.ts'
import { noFailpoints } from '../../platform/failpoint.ts'
import { createLog } from '../../platform/log.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { readTopics } from '../../tests/support/faults/messages.ts'
import { describeWithKafka } from '../../tests/support/kafka/suites.ts'
import type { Mailbox } from '../bus.ts'
import { kafkaClient } from '../client/client.ts'
import { kafkaSettings } from '../client/settings.ts'
import { taskUpdates } from '../contracts/task-updates.contract.ts'
import { enqueue, outboxRows } from '../outbox.ts'
import { type Relay, relay } from './relay.ts'

const cause = {
  ownerId: 'ada',
  actor: { type: 'USER', id: 'ada' },
  correlationId: 'c-ada-00000',
  now: new Date('2030-01-01T09:00:00Z'),
} as const
const advanced = { type: 'task.advanced', subject: 'ada', version: 0, data: {} } as const

await describeWithKafka('replicas with one outbox', ({ env, createTopics }) => {
  beforeAll(createTopics)

  test('what either of two commits is published at once, whoever of them publishes', async () => {
    const database = await freshDatabase(undefined, onTestFinished)
    const mailbox = { schema: 'task', worker: database.open('task_worker') }
    const replicas = [opened(mailbox, env), opened(mailbox, env)]
    for (const replica of replicas) replica.start()
    onTestFinished(async () => void (await Promise.all(replicas.map(({ stop }) => stop()))))
    const asking = `select from pg_stat_activity where datname = current_database() and query like 'insert into task.relay_lease%'`
    await expect.poll(() => mailbox.worker.query(asking)).toHaveLength(2)
    const waiting = () => mailbox.worker.query('select from task.outbox')

    for (const replica of [...replicas, ...replicas]) {
      await enqueue(mailbox.worker, 'task', outboxRows(taskUpdates, [advanced], cause, '/subgraphs/task'))
      replica.wake()

      await expect.poll(waiting).toEqual([])
    }
  })

  test('much at once is published once each, though the next batch is read while one is on its way', async () => {
    const many = 5_000
    const database = await freshDatabase(undefined, onTestFinished)
    const mailbox = { schema: 'task', worker: database.open('task_worker') }
    const facts = Array.from({ length: many }, () => advanced)
    await enqueue(mailbox.worker, 'task', outboxRows(taskUpdates, facts, cause, '/subgraphs/task'))
    const published = async () => (await readTopics(env, [taskUpdates.name])).length
    const before = await published()
    const only = opened(mailbox, env)
    onTestFinished(only.stop)

    only.start()

    await expect.poll(() => mailbox.worker.query('select from task.outbox')).toEqual([])
    await only.stop()
    expect((await published()) - before).toBe(many)
  })

  test('one whose outage ended in that another publishes is in no trouble any more', async () => {
    const database = await freshDatabase(undefined, onTestFinished)
    const admin = database.open()
    const left = opened({ schema: 'task', worker: database.open('task_worker') }, { KAFKA_BROKERS: '127.0.0.1:1' })
    const right = opened({ schema: 'task', worker: admin }, env)
    onTestFinished(async () => void (await Promise.all([left.stop(), right.stop()])))
    await enqueue(admin, 'task', outboxRows(taskUpdates, [advanced], cause, '/subgraphs/task'))
    left.start()
    await expect.poll(left.trouble).not.toBeNull()
    expect(await admin.query('select from task.outbox')).toHaveLength(1)

    right.start()
    const withoutLeft = async () => {
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'task_worker'`,
      )
      return admin.query('select from task.outbox')
    }
    await expect.poll(withoutLeft, { interval: 100 }).toEqual([])

    await expect.poll(left.trouble).toBeNull()
  })

  test('a connection that ends while it is opened is followed by another', async () => {
    const database = await freshDatabase(undefined, onTestFinished)
    const admin = database.open()
    const only = opened({ schema: 'task', worker: endingOnce(database.open('task_worker'), admin) }, env)
    onTestFinished(only.stop)
    await enqueue(admin, 'task', outboxRows(taskUpdates, [advanced], cause, '/subgraphs/task'))

    only.start()

    await expect.poll(() => admin.query('select from task.outbox')).toEqual([])
  })
})

/** Its first connection ends in the moment in which it is ready. */
function endingOnce(database: Database, admin: Database): Database {
  let isFirst = true
  const connect = async () => {
    const client = await database.connect()
    if (!isFirst) return client
    isFirst = false
    const query = client.query.bind(client)
    const ending = async (text: string, values?: unknown[]) => {
      const answer = await query(text, values)
      if (!text.startsWith('listen')) return answer
      const ended = new Promise((resolve) => client.once('end', resolve))
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %'`,
      )
      await ended
      return answer
    }
    return Object.assign(client, { query: ending })
  }
  return { ...database, connect }
}

function opened(mailbox: Mailbox, env: Readonly<Record<string, string>>): Relay {
  const log = createLog('silent', 'test')
  const settings = kafkaSettings(env)
  if (!settings) throw new Error('brokers were given')
  return relay({
    ...{ mailbox, prefix: settings.KAFKA_PREFIX, log, failpoint: noFailpoints },
    clientOf: () => kafkaClient(settings, { clientId: 'test', log }),
    faultOf: String,
    pollMs: 3_600_000, // so that nobody finds it by chance
  })
}
