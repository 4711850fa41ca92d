import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { keepRows } from './audit.store.ts'
import { type AuditRow, append, genesis } from './audit.ts'

const database = await freshDatabase()
const worker = database.open('audit_worker')

const entry = async (ownerId: string): Promise<AuditRow | undefined> => {
  const change = {
    id: newId(),
    eventId: newId(),
    ownerId,
    at: new Date('2030-01-01T09:00:00Z'),
    entityType: 'task',
    entityId: newId(),
    action: 'task.completed',
    actorType: 'USER',
    actorId: ownerId,
    oldValues: null,
    newValues: {},
    correlationId: 'a-correlation',
  } as const
  const rows = append(genesis, [change])
  await keepRows(worker, rows)
  return rows[0]
}
await entry('ada')

const stored = () => worker.query('select * from audit.audit_logs order by owner_id, sequence')

/** A connection of its own, as a login or as the superuser. */
const connect = async (role?: string) => {
  const client = new Client({ connectionString: database.url(role) })
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

const changes = [
  `update audit.audit_logs set action = 'task.created'`,
  'delete from audit.audit_logs',
  'delete from audit.audit_logs where owner_id is null',
  'truncate audit.audit_logs',
  'truncate audit.audit_logs cascade',
]
const logins = ['audit', 'audit_worker', 'audit_owner', undefined]

test.each(logins.flatMap((role) => changes.map((sql) => [role ?? 'the superuser', sql, role] as const)))(
  '%s is refused: %s',
  async (_, sql, role) => {
    const before = await stored()
    const client = await connect(role)
    await client.query(`set tickler.owner = 'ada'`)

    await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' })
    expect(await stored()).toEqual(before)
  },
)

test('a superuser who plays a replica, for whom triggers do not fire, is refused as well', async () => {
  const client = await connect()
  await client.query('set session_replication_role = replica')

  for (const sql of changes) await expect(client.query(sql)).rejects.toThrow('audit_logs is append-only')
})

test('the login that serves requests can add nothing to the log or to the events', async () => {
  const client = await connect('audit')
  await client.query(`set tickler.owner = 'ada'`)

  for (const table of ['audit_logs', 'events'])
    await expect(client.query(`insert into audit.${table} select * from audit.${table}`)).rejects.toMatchObject({
      code: '42501',
    })
})

test('the login that serves requests sees the entries of the owner it names, even when the statement forgets to', async () => {
  const bobs = await entry('bob')
  const db = database.open('audit')

  expect(await db.asOwner('bob', 'select id from audit.audit_logs')).toEqual([{ id: bobs?.id }])
  expect(await db.query('select id from audit.audit_logs')).toEqual([])
})

test('no two entries of an owner have the same place, and no event has two entries', async () => {
  const row = await entry('cleo')
  if (!row) throw new Error('an entry was asked for')

  await expect(keepRows(worker, [{ ...row, id: newId(), eventId: newId() }])).rejects.toMatchObject({ code: '23505' })
  await expect(keepRows(worker, [{ ...row, id: newId(), sequence: 2 }])).rejects.toMatchObject({ code: '23505' })
})
