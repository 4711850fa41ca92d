import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { noFailpoints } from '../../platform/failpoint.ts'
import { createLog } from '../../platform/log.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { describeWithKafka } from '../../tests/support/kafka/suites.ts'
import { kafkaClient } from '../client/client.ts'
import { kafkaSettings } from '../client/settings.ts'
import { taskUpdates } from '../contracts/task-updates.contract.ts'
import { enqueue, outboxRows } from '../outbox.ts'
import { relay } from './relay.ts'

const cause = {
  ownerId: 'ada',
  actor: { type: 'USER', id: 'ada' },
  correlationId: 'c-ada-00000',
  now: new Date('2030-01-01T09:00:00Z'),
} as const
const advanced = { type: 'task.advanced', subject: 'ada', version: 0, data: {} } as const

await describeWithKafka('replicas with one outbox', ({ env, prefix, createTopics }) => {
  beforeAll(createTopics)

  test('what either of two commits is published at once, whoever of them publishes', async () => {
    const database = await freshDatabase(undefined, onTestFinished)
    const mailbox = { schema: 'task', worker: database.open('task_worker') }
    const log = createLog('silent', 'test')
    const settings = kafkaSettings(env)
    if (!settings) throw new Error('brokers were given')
    const replicas = ['left', 'right'].map(() =>
      relay({
        ...{ mailbox, prefix, log, failpoint: noFailpoints },
        clientOf: () => kafkaClient(settings, { clientId: 'test', log }),
        faultOf: String,
        pollMs: 3_600_000, // so that nobody finds it by chance
      }),
    )
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
})
