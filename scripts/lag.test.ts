import { expect, test } from 'vitest'
import { type AuditFact, auditEvents } from '../kafka/contracts/audit-events.contract.ts'
import { setAside } from '../kafka/dead-letter.ts'
import { enqueue, outboxRows } from '../kafka/outbox.ts'
import { cause } from '../tests/bus/world.ts'
import { freshDatabase } from '../tests/support/database.ts'
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

const refusals: readonly (readonly [args: string, settings: Record<string, string>, line: RegExp])[] = [
  ['tasks', env, /^Unexpected argument 'tasks'.*: see --help\.\n$/],
  ['--group x', env, /^Unknown option '--group': see --help\.\n$/],
  ['', { KAFKA_BROKERS: 'nowhere' }, /KAFKA_BROKERS.*: write each broker as host:port; this is "nowhere"[^\n]*\n$/],
  ['', { KAFKA_BROKERS: '127.0.0.1:1' }, /^The brokers at 127\.0\.0\.1:1 cannot be reached: [^\n]*\n$/],
  ['', { DATA_DIR: '/nowhere' }, /^No Tickler runs on \/nowhere: [^\n]*\n$/],
]

test.each(refusals)('what cannot be done is one line: %s %j', async (args, settings, line) => {
  const { status, stdout, stderr } = await lag(args.split(' ').filter(Boolean), settings)
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(line)
})
