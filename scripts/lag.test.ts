import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { kafkaClient } from '../kafka/client/client.ts'
import { plainSettings, withAdmin } from '../kafka/client/with-admin.ts'
import { type AuditFact, auditEvents } from '../kafka/contracts/audit-events.contract.ts'
import { setAside } from '../kafka/dead-letter.ts'
import { processLock } from '../kafka/embedded/process-lock.ts'
import { enqueue, outboxRows } from '../kafka/outbox.ts'
import { createLog } from '../platform/log.ts'
import { cause } from '../tests/bus/world.ts'
import { freshDatabase } from '../tests/support/database.ts'
import { describeWithKafka } from '../tests/support/kafka/suites.ts'
import { runScript } from '../tests/support/script.ts'

const database = await freshDatabase()
const env = { WORKER_DATABASE_URL: database.url() }
const lag = (args: readonly string[], settings: Record<string, string> = env) =>
  runScript('scripts/lag.ts', args, settings)

test('without a broker: what each group has still to mark, its oldest, and what it has put aside', async () => {
  const reminder = database.open('reminder_worker')
  const task = database.open('task_worker')
  const preferences = { timeZone: 'UTC', locale: 'EN' as const, channels: [], defaultLead: null }
  const fact: AuditFact = {
    type: 'preferences.updated',
    subject: 'ada',
    version: 1,
    data: { preferences, changes: {} },
  }
  await enqueue(reminder, 'reminder', outboxRows(auditEvents, [fact, fact], cause, '/subgraphs/reminder'))
  await reminder.query(`update reminder.outbox set created_at = now() - interval '5 minutes'`)
  await reminder.query(`insert into reminder.outbox_mark select min(position), 'audit.log' from reminder.outbox`)
  const raw = { topic: 'audit-events', key: null, body: null, headers: {}, place: 'reminder.outbox#1' }
  await setAside(task, 'task', { group: 'task.preferences', raw, fault: 'no body', attempts: 1, eventId: null })

  const { status, stdout } = await lag([])
  expect(status).toBe(0)
  expect(stdout).toMatch(/^group +waiting {2}oldest {2}kept aside {2}dead letters\n/)
  expect(stdout).toMatch(/\naudit\.log +1 {2}5 min +0 +0\n/)
  expect(stdout).toMatch(/\ntask\.preferences +2 {2}5 min +0 +1\n/)
  expect(stdout).toMatch(/\nreminder\.tasks +0 {2}- +0 +0\n/)
  expect(JSON.parse((await lag(['--json'])).stdout)).toContainEqual({
    group: 'task.preferences',
    waiting: 2,
    oldestSeconds: expect.closeTo(300, -2),
    keptAside: 0,
    deadLetters: 1,
  })
})

test('beside processes that publish to brokers, it says that what waits there is not counted', async () => {
  const task = database.open('task_worker')
  onTestFinished(() => task.query('delete from task.relay_lease').then(() => {}))
  expect((await lag([])).stderr).toBe('')

  await task.query(`insert into task.relay_lease values (true, 4711, now() + interval '1 minute')`)

  const { status, stdout, stderr } = await lag([])
  expect(status).toBe(0)
  expect(stderr).toBe(
    'Events go by brokers here, and what waits there is not counted: set KAFKA_BROKERS as for npm run start:apart.\n',
  )
  expect(stdout).toMatch(/\ntask\.preferences +- +- +0 +1\n/)
  const unknown = { waiting: null, oldestSeconds: null }
  expect(JSON.parse((await lag(['--json'])).stdout)).toContainEqual(
    expect.objectContaining({ group: 'task.preferences', ...unknown, deadLetters: 1 }),
  )
})

test('so it does beside what brokers have while nobody runs, but not once a process delivers from the outboxes', async () => {
  const task = database.open('task_worker')
  onTestFinished(() => task.query('truncate task.broker_log').then(() => {}))
  await task.query(`insert into task.broker_log values ('task-updates', 0, 'c', 5)`)
  expect((await lag([])).stderr).toContain('Events go by brokers here')

  const [mailbox, log] = [{ schema: 'task', worker: task }, createLog('silent', 'test')]
  const lock = processLock({ database: task, outboxes: [mailbox], log, onRegained: () => {} })
  await lock.acquire()
  onTestFinished(lock.release)

  const { stdout, stderr } = await lag([])
  expect(stderr).toBe('')
  expect(stdout).toMatch(/\naudit\.log +\d+ /)
})

const refusals: readonly (readonly [
  what: string,
  args: readonly string[],
  settings: Record<string, string>,
  line: RegExp,
])[] = [
  ['a word', ['tasks'], env, /^Unexpected argument 'tasks'.*: see --help\.\n$/],
  ['an option that there is not', ['--group', 'x'], env, /^Unknown option '--group': see --help\.\n$/],
  [
    'no address',
    [],
    { KAFKA_BROKERS: 'nowhere' },
    /KAFKA_BROKERS.*: write each broker as host:port; this is "nowhere"[^\n]*\n$/,
  ],
  [
    'no broker there',
    [],
    { KAFKA_BROKERS: '127.0.0.1:1' },
    /^The brokers at 127\.0\.0\.1:1 cannot be reached: [^\n]*\n$/,
  ],
  ['no Tickler there', [], { DATA_DIR: '/nowhere' }, /^No Tickler runs on \/nowhere: [^\n]*\n$/],
]

test.each(refusals)('what cannot be done is one line: %s', async (_, args, settings, line) => {
  const { status, stdout, stderr } = await lag(args, settings)
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(line)
})

await describeWithKafka('with a broker', ({ brokers, prefix, env: kafka, createTopics }) => {
  beforeAll(createTopics)
  const settings = plainSettings(brokers)
  const client = kafkaClient(settings, { clientId: 'test', log: createLog('silent', 'test') })
  const [topic, groupId] = [`${prefix}task-events`, `${prefix}reminder.tasks`]

  test('each group by partition, how long its first event has waited, and that nobody handles them', async () => {
    const producer = client.producer()
    await producer.connect()
    const ago = (seconds: number) => String(Math.round(performance.timeOrigin + performance.now() - seconds * 1_000))
    const messages = [7_000, 100, 50].map((seconds) => ({ value: 'x', partition: 1, timestamp: ago(seconds) }))
    await producer.send({ topic, messages })
    await producer.disconnect()
    await withAdmin(settings, (admin) =>
      admin.setOffsets({ groupId, topic, partitions: [{ partition: 1, offset: '1' }] }),
    )

    const { stdout } = await lag([], kafka)

    expect(stdout).toMatch(/^group +topic +partition +committed {2}end {2}lag {2}at most\n/)
    expect(stdout).toMatch(/\nreminder\.tasks +task-events +1 +1 +3 +2 {2}2 min\n/)
    expect(stdout).toMatch(/\nreminder\.tasks +task-events +2 +- +0 +0 {2}-\n/)
    expect(stdout).toMatch(/\naudit\.log +task-events +1 +- +3 +3 {2}2 h\n/)
    expect(stdout).toContain('\nreminder.tasks has no members: no process handles its events.\n')
  })

  test('a group that somebody is in is not called idle, nor behind when it is not', async () => {
    const consumer = client.consumer({ groupId: `${prefix}task.reminders` })
    onTestFinished(() => consumer.disconnect())
    const { promise: joined, resolve } = Promise.withResolvers<unknown>()
    consumer.on('consumer.group_join', resolve)
    await consumer.connect()
    await consumer.subscribe({ topic: `${prefix}reminders` })
    await consumer.run({ eachMessage: async () => {} })
    await joined

    expect((await lag([], kafka)).stdout).not.toContain('task.reminders has no members')
    expect(JSON.parse((await lag(['--json'], kafka)).stdout)).toContainEqual({
      group: 'task.reminders',
      members: 1,
      topic: 'reminders',
      partition: 0,
      committed: null,
      end: 0,
      lag: 0,
      atMostSeconds: null,
    })
  })

  test('topics that are not there are one line that says how to make them', async () => {
    const { status, stderr } = await lag([], { ...kafka, KAFKA_PREFIX: `${prefix}none.` })
    expect(status).toBe(1)
    expect(stderr).toMatch(/^The brokers at \S+ lack a topic: create them with npm run topics\.\n$/)
  })
})
