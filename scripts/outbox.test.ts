import { hostname } from 'node:os'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { reminderEvents } from '../kafka/contracts/reminders.contract.ts'
import { taskUpdates } from '../kafka/contracts/task-updates.contract.ts'
import { processLock } from '../kafka/embedded/process-lock.ts'
import { enqueue, outboxRows } from '../kafka/outbox.ts'
import { lease } from '../kafka/relay/lease.ts'
import { sentSlot } from '../kafka/sent.ts'
import { createLog } from '../platform/log.ts'
import { cause } from '../tests/bus/world.ts'
import { freshDatabase } from '../tests/support/database.ts'
import { runScript } from '../tests/support/script.ts'

const database = await freshDatabase()
const worker = database.open('task_worker')
const env = { WORKER_DATABASE_URL: database.url(), KAFKA_BROKERS: '' }
const outbox = (...args: readonly string[]) => runScript('scripts/outbox.ts', args, env)
// Nobody asks them anything.
const withBrokers = (...args: readonly string[]) =>
  runScript('scripts/outbox.ts', args, { ...env, KAFKA_BROKERS: '127.0.0.1:1' })

const nudge = { type: 'task.advanced', subject: 'a', version: 1, data: {} } as const
const say = async (times = 1) => {
  for (let said = 0; said < times; said++)
    await enqueue(worker, 'task', outboxRows(taskUpdates, [nudge], cause, '/subgraphs/task'))
}
const publish = (ago = '0 s') =>
  worker.query(
    `with gone as (delete from task.outbox returning *)
     insert into task.outbox_sent (slot, position, topic, key, event, created_at, sent_at)
     select ${sentSlot}, position, topic, key, event, created_at, now() - $1::interval from gone`,
    [ago],
  )
const lose = (topic = 'task-updates') =>
  worker.query(`insert into task.broker_log values ($1, 0, 'c', 5, '2030-01-02T03:04:05.432607Z')`, [topic])

/** Stands in for a process that publishes, which is this one, until the test is over. */
async function publisher(): Promise<void> {
  const ignore = () => {}
  const held = lease({
    mailbox: { schema: 'task', worker },
    log: createLog('silent', 'test'),
    ...{ onTaken: ignore, onTold: ignore, onRefused: ignore },
  })
  onTestFinished(held.release)
  held.start()
  await expect.poll(held.isHeld).toBe(true)
}

afterEach(async () => {
  await worker.query('truncate task.outbox, task.outbox_sent, task.broker_log, task.relay_lease')
})

test('status says what waits and for how long, what is kept, and who publishes', async () => {
  await say(3)
  await publish()
  await say(2)
  await worker.query(`update task.outbox set created_at = now() - interval '3 hours 1 minute'`)
  await publisher()

  expect(await outbox('status')).toEqual({
    status: 0,
    stdout: [
      `subgraph      waiting  oldest  kept  publisher`,
      `task                2  3 h        3  ${hostname()}, pid ${process.pid}`,
      'reminder            0  -          0  -',
      'conversation        0  -          0  -',
      'audit               0  -          0  -',
      '',
    ].join('\n'),
    stderr: '',
  })
  const [first] = JSON.parse((await outbox('status', '--json')).stdout) as unknown[]
  expect(first).toMatchObject({
    subgraph: 'task',
    waiting: 2,
    kept: 3,
    publisher: `${hostname()}, pid ${process.pid}`,
    lost: [],
  })
})

test('a publisher that died is named no more, though its time is not over', async () => {
  await worker.query(`insert into task.relay_lease values (true, 4711, now() + interval '1 minute')`)

  const [first] = JSON.parse((await outbox('status', '--json')).stdout) as unknown[]
  expect(first).toMatchObject({ subgraph: 'task', publisher: null })
})

test('F10: status says loudly what a broker lost, and what to do; after republish it says so no more', async () => {
  await say(2)
  await publish('1 hour')
  await say()
  await publish('3 hours')
  await lose()
  expect((await outbox('status')).stdout).toContain(
    '\n\ntask: a broker lost events of task-updates, found 2030-01-02T03:04:05Z. Nothing more is published there until you run republish',
  )

  expect((await withBrokers('republish', '--from', '2h')).stdout).toBe(
    [
      'subgraph  topic         events',
      'task      task-updates       2',
      '',
      'Put back to be published again: 2 events.',
      '',
    ].join('\n'),
  )

  expect((await outbox('status')).stdout).not.toContain('lost')
  expect(await worker.query('select count(*) from task.outbox')).toEqual([{ count: 2 }])
})

test('several losses stand together, below the table', async () => {
  await lose('task-events')
  await lose('task-updates')

  const [, losses = ''] = (await outbox('status')).stdout.split('\n\n')
  expect(losses.split('\n')).toEqual([
    expect.stringMatching(/^task: a broker lost events of task-events, /),
    expect.stringMatching(/^task: a broker lost events of task-updates, /),
    'If KAFKA_PREFIX was changed, it only looks so: set it back first.',
    '',
  ])
})

test('republish takes an instant as well, and one topic alone', async () => {
  await say()
  await publish('1 hour')
  const from = new Date(performance.timeOrigin + performance.now() - 2 * 3_600_000).toISOString()

  expect((await withBrokers('republish', '--from', from, '--topic', reminderEvents.name)).stdout).toBe(
    'Put back to be published again: 0 events.\n',
  )
  const again = await withBrokers('republish', '--from', from, '--topic', taskUpdates.name, '--json')
  expect(JSON.parse(again.stdout)).toEqual([{ subgraph: 'task', topic: 'task-updates', events: 1, isStopped: false }])
})

const noBrokers =
  'Nothing was put back: no process publishes to brokers here. Set KAFKA_BROKERS as for npm run start:apart.\n'
const waiting = () => worker.query('select from task.outbox')

test('republish is refused where nothing says that there are brokers, as what is kept would be lost with it', async () => {
  await say()
  await publish()

  expect(await outbox('republish', '--from', '1h')).toEqual({ status: 2, stdout: '', stderr: noBrokers })
  expect(await waiting()).toEqual([])

  await publisher()
  expect(await outbox('republish', '--from', '1h')).toMatchObject({ status: 0, stderr: '' })
  expect(await waiting()).toHaveLength(1)
})

test('republish is refused beside a Tickler that goes without brokers, whatever is set', async () => {
  await say()
  await publish()
  const lock = processLock({
    database: worker,
    outboxes: [{ schema: 'task', worker }],
    log: createLog('silent', 'test'),
    onRegained: () => {},
  })
  onTestFinished(lock.release)
  await lock.acquire()

  expect(await withBrokers('republish', '--from', '1h')).toEqual({
    status: 2,
    stdout: '',
    stderr:
      'Nothing was put back: the Tickler that runs here goes without brokers. Stop it, and use npm run start:apart.\n',
  })
  expect(await waiting()).toEqual([])
})

test('F10: a lost topic of which republish finds nothing stays stopped, which it says, unless that is what was meant', async () => {
  await say()
  await publish('1 hour')
  await lose('task-events')
  await lose('task-updates')

  const missed = await withBrokers('republish', '--from', '2h')
  expect(missed).toMatchObject({
    status: 2,
    stderr:
      'task: nothing of task-events is kept since then, so it stays stopped. Say an earlier --from, or --nothing-kept.\n',
  })
  expect(missed.stdout).toMatch(/\nPut back to be published again: 1 event\.\n$/)
  expect((await withBrokers('republish', '--from', '2h', '--json')).status).toBe(2)
  expect((await outbox('status')).stdout).toMatch(/lost events of task-events.*\nIf/)

  expect(await withBrokers('republish', '--from', '2h', '--nothing-kept')).toMatchObject({ status: 0, stderr: '' })
  expect((await outbox('status')).stdout).not.toContain('lost')
})

const refusals: readonly (readonly [args: string, line: RegExp])[] = [
  ['', /^Say what to do: status or republish; see --help\.\n$/],
  ['repeat', /^Say what to do: status or republish, not "repeat"; see --help\.\n$/],
  ['status now', /^now is not known here: see --help\.\n$/],
  ['status --from 1h', /^status takes no --from: see --help\.\n$/],
  ['status --nothing-kept', /^status takes no --nothing-kept: see --help\.\n$/],
  ['status --port 1', /^Unknown option '--port': see --help\.\n$/],
  ['republish', /^Say from when on to republish, as by --from 6h: see --help\.\n$/],
  ['republish --from yesterday', /^--from takes an instant such as .* or 90m, 6h, 3d; not "yesterday"\.\n$/],
  ['republish --from 2030-01-02T09:00:00', /^--from takes an instant/],
  ['republish --from 2999-01-01T00:00:00Z', /^--from 2999-01-01T00:00:00Z has not come yet: .*\n$/],
  ['republish --from 8d', /^--from can lie 7 days back at most: .*\n$/],
  ['republish --from 1h --topic tasks', /^There is no topic "tasks": there are task-events, .*\n$/],
]

test.each(refusals)('what cannot be meant is refused in one line: %s', async (args, line) => {
  const { status, stdout, stderr } = await outbox(...args.split(' ').filter(Boolean))
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(line)
})
