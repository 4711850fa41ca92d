// The peer of the hot mutations: the same reads and the same rows by one prepared statement of plain `pg`, written by hand.
import { Pool } from 'pg'
import { newId } from '../../platform/id.ts'

const tail = `
  head as (
    insert into task.feed as feed (owner_id, last) select owner_id, 1 from written
    on conflict (owner_id) do update set last = feed.last + 1 returning owner_id, last
  ),
  fed as (
    insert into task.change (owner_id, number, id, task_id, kind, at, actor_type, actor_id, changed, before, correlation_id)
    select owner_id, last, $3, $1, $4, now(), 'USER', owner_id, $5, $6::jsonb, 'bench' from head
  )
  insert into task.outbox (topic, key, event)
  select * from (values ('task-events', $1::text, $7::jsonb), ('task-updates', $2, $8::jsonb)) said(topic, key, event), head
  returning 1`

const insert = {
  name: 'bare insert',
  text: `with written as (
    insert into task.task (id, owner_id, title, status, priority, tags, version, created_at, updated_at)
    values ($1::uuid, $2::text, $9, 'ACTIVE', 2, '{}', 1, now(), now()) returning owner_id
  ),${tail.replaceAll(', $1, $4', ', $1::uuid, $4').replace('*', 'topic, key, event')}`,
}
const read = { name: 'bare read', text: 'select * from task.task where owner_id = $1 and id = $2' }
const complete = {
  name: 'bare complete',
  text: `with written as (
    update task.task set status = 'COMPLETED', version = version + 1, updated_at = now(), completed_at = now()
    where owner_id = $2::text and id = $1::uuid and version = $9::int returning owner_id
  ),${tail.replaceAll(', $1, $4', ', $1::uuid, $4').replace('*', 'topic, key, event')}`,
}

/** By the worker's login, which no row-level security holds back. */
export function bareClient(url: string, atOnce: number) {
  const pool = new Pool({ connectionString: url, max: atOnce })
  const event = (type: string, ownerId: string, id: string, data: unknown) =>
    JSON.stringify({ specversion: '1.0', id: newId(), type, subject: id, ownerid: ownerId, data })
  const events = (type: string, ownerId: string, task: object, id: string) => [
    event(type, ownerId, id, { task, changes: { status: { old: null, new: 'ACTIVE' } } }),
    event('task.advanced', ownerId, ownerId, {}),
  ]
  return {
    create: async (ownerId: string, title: string): Promise<string> => {
      const id = newId()
      const task = { id, title, status: 'ACTIVE', priority: 'MEDIUM', tags: [], version: 1 }
      const values = [
        id,
        ownerId,
        newId(),
        'CREATED',
        ['title'],
        null,
        ...events('task.created', ownerId, task, id),
        title,
      ]
      const { rowCount } = await pool.query({ ...insert, values })
      if (rowCount !== 2) throw new Error(`the bare insert wrote ${rowCount} events`)
      return id
    },
    complete: async (ownerId: string, id: string): Promise<void> => {
      const { rows } = await pool.query<{ version: number }>({ ...read, values: [ownerId, id] })
      const [task] = rows
      if (!task) throw new Error('the bare read found nothing')
      const before = JSON.stringify(task)
      const said = events('task.completed', ownerId, task, id)
      const values = [id, ownerId, newId(), 'COMPLETED', ['status'], before, ...said, task.version]
      const { rowCount } = await pool.query({ ...complete, values })
      if (rowCount !== 2) throw new Error(`the bare update wrote ${rowCount} events`)
    },
    close: () => pool.end(),
  }
}
export type BareClient = ReturnType<typeof bareClient>
