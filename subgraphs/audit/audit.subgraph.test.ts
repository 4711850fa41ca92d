import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type AuditFact, auditEvents } from '../../kafka/contracts/audit-events.contract.ts'
import { type ReminderFact, reminderEvents } from '../../kafka/contracts/reminders.contract.ts'
import { newId } from '../../platform/id.ts'
import { causeFor, created, renamed, rowsOf, taskRows } from './audit.fixture.ts'
import { entities, historiesOf, openedAudit } from './opened-audit.fixture.ts'

const { tap, as, logged } = await openedAudit()

test('a change is in the log with who made it, for whom, from what, and what it changed', async () => {
  const task = newId()
  const actor = { type: 'ASSISTANT', id: 'assistant' } as const
  const byAssistant = causeFor('ada', { actor, correlationId: 'a-conversation', now: new Date('2030-01-01T09:05:00Z') })
  await logged('ada', [...taskRows([created(task)], causeFor('ada')), ...taskRows([renamed(task, 2)], byAssistant)])

  const entries = await as('ada').log()

  expect(entries).toMatchObject([
    {
      at: '2030-01-01T09:05:00.000Z',
      entityType: 'task',
      entityId: task,
      action: 'task.updated',
      actor,
      onBehalfOf: 'ada',
      oldValues: { title: 'Water the plants' },
      newValues: { title: 'Title 2' },
      correlationId: 'a-conversation',
      sequence: 2,
    },
    {
      action: 'task.created',
      actor: { type: 'USER', id: 'ada' },
      oldValues: null,
      newValues: { title: 'Water the plants' },
      correlationId: 'a-correlation',
      sequence: 1,
    },
  ])
})

test('a reminder’s entry is about the reminder, whose events go by its task, and preferences are about their owner', async () => {
  const [task, reminder] = [newId(), newId()]
  await logged('bea', [
    ...rowsOf(reminderEvents, [scheduled(task, reminder)], causeFor('bea')),
    ...rowsOf(auditEvents, [preferred('bea')], causeFor('bea')),
  ])

  const entries = (await as('bea').log()).toSorted((a, b) => String(a['action']).localeCompare(String(b['action'])))

  expect(entries).toMatchObject([
    // Set where nothing was said before; but preferences were not made by it.
    {
      entityType: 'preferences',
      entityId: 'bea',
      oldValues: { timeZone: null },
      newValues: { timeZone: 'Asia/Karachi' },
    },
    { entityType: 'reminder', entityId: reminder, oldValues: null, newValues: { status: 'PENDING' } },
  ])
})

const scheduled = (taskId: string, id: string): ReminderFact => ({
  type: 'reminder.scheduled',
  subject: taskId,
  version: 1,
  data: {
    reminder: {
      id,
      taskId,
      lead: 'PT0S',
      triggerAt: '2030-01-02T09:00:00Z',
      status: 'PENDING',
      channels: ['EMAIL'],
      cancelReason: null,
      sentAt: null,
      createdAt: '2030-01-01T09:00:00Z',
    },
    changes: { status: { old: null, new: 'PENDING' } },
  },
})

const preferred = (subject: string): AuditFact => ({
  type: 'preferences.updated',
  subject,
  version: 1,
  data: {
    preferences: { timeZone: 'Asia/Karachi', locale: 'UR', channels: [], defaultLead: null },
    changes: { timeZone: { old: null, new: 'Asia/Karachi' } },
  },
})

test('a browser that pushes go to has its entries, from when it came to when it went', async () => {
  const id = newId()
  const facts = (['subscribed', 'updated', 'unsubscribed'] as const).map((how) => browser(id, how))
  await logged('dora', rowsOf(auditEvents, facts, causeFor('dora')))

  const about = { entityType: 'push', entityId: id }
  const entries = (await as('dora').log()).toSorted((a, b) => Number(a['sequence']) - Number(b['sequence']))
  expect(entries).toMatchObject([
    { ...about, action: 'push.subscribed', oldValues: null, newValues: { device: 'Laptop' } },
    { ...about, action: 'push.updated', oldValues: {}, newValues: {} },
    { ...about, action: 'push.unsubscribed', oldValues: { device: 'Laptop' }, newValues: { device: null } },
  ])
})

/** Its update is of its keys alone, which are not told. */
const ofBrowser = {
  subscribed: { device: { old: null, new: 'Laptop' } },
  updated: {},
  unsubscribed: { device: { old: 'Laptop', new: null } },
} as const

function browser(id: string, how: keyof typeof ofBrowser): AuditFact {
  const subscription = { id, device: 'Laptop', service: 'push.example.org' }
  return { type: `push.${how}`, subject: id, version: 1, data: { subscription, changes: ofBrowser[how] } }
}

test('whoever reads their log can verify its chain by what it shows, with SHA-256 and sorted keys alone', async () => {
  await logged(
    'cleo',
    taskRows(
      [1, 2, 3].map(() => created(newId(), 'Büro ✓')),
      causeFor('cleo'),
    ),
  )

  let previous = '0'.repeat(64)
  for (const { hash, ...content } of (await as('cleo').log()).toReversed()) {
    previous = createHash('sha256')
      .update(previous + JSON.stringify(sorted(content)))
      .digest('hex')
    expect(hash).toBe(previous)
  }
})

/** RFC 8785 for texts, whole numbers and ASCII keys, which is all that these entries have. */
const sorted = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner)]),
      )
    : value

test('another person’s entries do not exist: not in the log, not by id, not in a task’s history, not by their cursor', async () => {
  const task = newId()
  await logged('dana', taskRows([created(task)], causeFor('dana')))
  const danas = await as('dana').ask(`{ auditLog { edges { cursor } nodes { id } } }`)
  const [entry, cursor] = [danas.auditLog.nodes[0]?.id, danas.auditLog.edges[0]?.cursor]

  const eve = as('eve', ['audit:read'])
  const representations = [
    { __typename: 'AuditEntry', id: entry },
    { __typename: 'AuditEntry', id: newId() },
    { __typename: 'AuditEntry', id: 'no id at all' },
  ]
  expect(await eve.log()).toEqual([])
  expect((await eve.ask(entities('AuditEntry', 'id'), { representations }))._entities).toEqual([null, null, null])
  expect(await historiesOf(eve, [{ id: task, version: 1 }])).toEqual([[]])
  const stolen = await eve.answer(`query ($cursor: String) { auditLog(after: $cursor) { nodes { id } } }`, { cursor })
  expect(stolen.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT')

  expect((await as('dana').ask(entities('AuditEntry', 'id'), { representations }))._entities).toEqual([
    { id: entry },
    null,
    null,
  ])
})

test('the histories of many tasks are one wait and one query, newest first, each its own', async () => {
  const tasks = [newId(), newId(), newId()]
  const facts = tasks.flatMap((id, index) => [created(id, `Task ${index}`), renamed(id, 2)])
  await logged('finn', taskRows(facts, causeFor('finn')))

  tap.forget()
  const histories = await historiesOf(
    as('finn'),
    tasks.map((id) => ({ id, version: 2 })),
  )

  expect(histories).toEqual(tasks.map((_, index) => [{ title: 'Title 2' }, { title: `Task ${index}` }]))
  expect(tap.sent().filter((sql) => sql.includes('audit.handled'))).toHaveLength(1)
  expect(tap.sent().filter((sql) => sql.includes('audit.audit_logs'))).toHaveLength(1)
})

test('the history of a version that is not heard of yet is what there is', async () => {
  const task = newId()
  await logged('gina', taskRows([created(task)], causeFor('gina')))

  expect(await historiesOf(as('gina'), [{ id: task, version: 99 }])).toEqual([[{ title: 'Water the plants' }]])
})
