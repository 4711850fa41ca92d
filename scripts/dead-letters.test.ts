import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { findLocalDatabase } from '../all-in-one/local-database.ts'
import { type AuditFact, auditEvents } from '../kafka/contracts/audit-events.contract.ts'
import { setAside } from '../kafka/dead-letter.ts'
import { outboxRows } from '../kafka/outbox.ts'
import { openDatabase } from '../platform/database.ts'
import { newId } from '../platform/id.ts'
import { cause } from '../tests/bus/world.ts'
import { freshDatabase } from '../tests/support/database.ts'
import { runScript } from '../tests/support/script.ts'
import { dataDirectory } from '../tests/support/tickler-process.ts'

const database = await freshDatabase()
const task = database.open('task_worker')
const audit = database.open('audit_worker')
const admin = { WORKER_DATABASE_URL: database.url() }
const deadLetters = (args: readonly string[], env: Record<string, string> = admin) =>
  runScript('scripts/dead-letters.ts', args, env)

const poison = (place: string, error = 'not JSON in UTF-8') => ({
  group: 'task.reminders',
  raw: { topic: 'reminders', key: 'k', body: Buffer.from('{"a":"\u001b[2J'), headers: { odd: '\u202Ex' }, place },
  fault: error,
  attempts: 1,
  eventId: null,
})

const idOf = async (place: string) => {
  const [row] = await task.query<{ id: string }>('select id from task.dead_letter where place = $1', [place])
  return row?.id ?? 'none'
}

beforeAll(async () => {
  await setAside(task, 'task', poison('reminders/0@1'))
  await setAside(task, 'task', poison('reminders/0@2', 'a\nlong '.repeat(100)))
  await setAside(audit, 'audit', { ...poison('reminders/0@1'), group: 'audit.log' })
})

test('list shows the letters of all subgraphs, aligned, the newest first', async () => {
  const { status, stdout, stderr } = await deadLetters(['list'])

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const lines = stdout.split('\n')
  expect(lines[0]).toMatch(/^id {36}group {11}since {17}tries {2}place {10}error$/)
  expect(lines.slice(1, 4).map((line) => line.slice(38, 52).trim())).toEqual([
    'audit.log',
    'task.reminders',
    'task.reminders',
  ])
  expect(lines[2]).toMatch(/reminders\/0@2 {2}a long a long .{40,}…$/)
  expect(lines[5]).toBe('3 dead letters.')
})

test('list is narrowed by group and topic, and cut where it is said', async () => {
  expect((await deadLetters(['list', '--group', 'audit.log'])).stdout).toMatch(/\n\n1 dead letter\.\n$/)
  expect((await deadLetters(['list', '--topic', 'task-events'])).stdout).toBe('No dead letters.\n')
  expect((await deadLetters(['list', '--limit', '1'])).stdout).toMatch(
    /\n\n3 dead letters, of which these are the newest\.\n$/,
  )
  const listed: unknown = JSON.parse((await deadLetters(['list', '--group', 'task.reminders', '--json'])).stdout)
  expect(listed).toMatchObject([{ place: 'reminders/0@2' }, { place: 'reminders/0@1', subgraph: 'task', attempts: 1 }])
})

test('show gives all of a letter, and nothing in it reaches the terminal as anything but text', async () => {
  const id = await idOf('reminders/0@1')
  const { stdout } = await deadLetters(['show', id])

  expect(stdout).toContain(`id          ${id}\n`)
  expect(stdout).toContain('header odd  \\u{202e}x\n')
  expect(stdout).toContain('body        10 bytes\n')
  expect(stdout).toContain('\nnot JSON in UTF-8\n\n{"a":"\\u{1b}[2J\n')
  expect(JSON.parse((await deadLetters(['show', id, '--json'])).stdout)).toMatchObject({
    id,
    bodyBase64: poison('').raw.body.toString('base64'),
  })
})

test('a worker sees and changes its own subgraph’s letters alone', async () => {
  const own = { AUDIT_WORKER_DATABASE_URL: database.url('audit_worker') }
  expect((await deadLetters(['list'], own)).stdout).toMatch(/\n\n1 dead letter\.\n$/)
  expect((await deadLetters(['discard', await idOf('reminders/0@1')], own)).status).toBe(1)
  const both = { ...own, TASK_WORKER_DATABASE_URL: database.url('task_worker') }
  expect((await deadLetters(['list'], both)).stdout).toMatch(/\n\n3 dead letters\.\n$/)
})

test('with an id among them that there is not, nothing is done', async () => {
  const unknown = newId()
  expect(await deadLetters(['discard', await idOf('reminders/0@1'), unknown])).toEqual({
    status: 1,
    stdout: '',
    stderr: `There is no dead letter ${unknown}, so nothing was done: see list.\n`,
  })
  expect(await idOf('reminders/0@1')).not.toBe('none')
})

test('discard deletes what is named, and says how many', async () => {
  await setAside(task, 'task', poison('reminders/0@7'))
  await setAside(task, 'task', { ...poison('reminders/0@8'), group: 'task.gone' })
  expect((await deadLetters(['discard', (await idOf('reminders/0@7')).toUpperCase()])).stdout).toBe(
    'Discarded for good: 1 dead letter.\n',
  )
  expect(JSON.parse((await deadLetters(['discard', '--group', 'task.gone', '--json'])).stdout)).toEqual({ count: 1 })
  expect((await deadLetters(['discard', '--group', 'task.gone'])).stdout).toBe(
    'No dead letter fits, so nothing was done.\n',
  )
  expect(await idOf('reminders/0@1')).not.toBe('none')
})

test('what no group of this release would ever take up is not handed back, and stays where it is seen', async () => {
  await setAside(task, 'task', { ...poison('reminders/0@9'), group: 'task.gone' })
  expect(await deadLetters(['redrive', '--all'])).toEqual({
    status: 1,
    stdout: '',
    stderr:
      'No group of this release is called task.gone, so nothing was done: its dead letters would wait for ever. Discard them, or name those to redrive.\n',
  })
  expect(await task.query('select from task.kept_aside')).toEqual([])
  expect((await deadLetters(['discard', '--group', 'task.gone'])).status).toBe(0)
})

const refusals: readonly (readonly [args: string, line: string])[] = [
  ['', 'Say what to do: list, show, redrive or discard; see --help.'],
  ['drop', 'Say what to do: list, show, redrive or discard, not "drop"; see --help.'],
  ['list 1', 'list takes no ids: use show <id>, see --help.'],
  ['list --limit many', '--limit takes a whole number from 1 to 10000, not "many".'],
  ['list --port 1', "Unknown option '--port': see --help."],
  ['show', 'show takes the id of one dead letter: see --help.'],
  ['show 1', '"1" is not the id of a dead letter: take one from list.'],
  ['redrive', 'Say which to redrive: ids, or --all, --group or --topic; see --help.'],
  ['discard', 'Say which to discard: ids, or --all, --group or --topic; see --help.'],
  [`discard --all ${newId()}`, 'discard takes ids, or --all, --group and --topic, not both.'],
  ['discard --all --limit 5', 'discard takes no --limit: see --help.'],
  ['discard --all --group audit.log', 'discard takes --all alone: it means every dead letter there is.'],
  ['list --all', 'list takes no --all: see --help.'],
  [`show ${newId()} --group audit.log`, 'show takes no --group: see --help.'],
]

test.each(refusals)('what cannot be meant is refused in one line: %s', async (args, line) => {
  expect(await deadLetters(args.split(' ').filter(Boolean))).toEqual({ status: 1, stdout: '', stderr: `${line}\n` })
})

test.each(['group', 'topic'])('a --%s that a shell left empty is refused, and never means all', async (option) => {
  const before = (await deadLetters(['list', '--json'])).stdout
  for (const command of ['list', 'redrive', 'discard'])
    expect(await deadLetters([command, `--${option}`, ''])).toEqual({
      status: 1,
      stdout: '',
      stderr: `--${option} is empty: say which.\n`,
    })
  expect((await deadLetters(['list', '--json'])).stdout).toBe(before)
})

test('beside a Tickler that runs, what is redriven has its effect within seconds', async () => {
  const { dataDir, start } = await dataDirectory(onTestFinished)
  await start()
  const url = await findLocalDatabase(dataDir)
  const worker = openDatabase(url?.('task_worker') ?? '', { onError: () => {} })
  onTestFinished(() => worker.close())
  const preferences = { timeZone: 'Asia/Karachi', locale: 'UR' as const, channels: [], defaultLead: null }
  const fact: AuditFact = {
    type: 'preferences.updated',
    subject: 'ada',
    version: 3,
    data: { preferences, changes: {} },
  }
  const [row] = outboxRows(auditEvents, [fact], cause, '/subgraphs/reminder')
  await setAside(worker, 'task', {
    ...poison('audit-events/0@1'),
    group: 'task.preferences',
    raw: {
      topic: 'audit-events',
      key: 'ada',
      body: Buffer.from(JSON.stringify(row?.event)),
      headers: {},
      place: 'audit-events/0@1',
    },
    eventId: row?.event.id ?? null,
  })

  expect(await deadLetters(['redrive', '--all'], { DATA_DIR: dataDir })).toEqual({
    status: 0,
    stdout: 'Redriven: 1 dead letter. A Tickler that runs tries them again within seconds.\n',
    stderr: '',
  })

  await expect
    .poll(() => worker.query(`select time_zone, version from task.preference where owner_id = 'ada'`), {
      timeout: 10_000,
    })
    .toEqual([{ time_zone: 'Asia/Karachi', version: 3 }])
  expect((await deadLetters(['list'], { DATA_DIR: dataDir })).stdout).toBe('No dead letters.\n')
}, 60_000)
