// Reminders as they lie there before their time, and a scheduler as the subgraph runs it.

import { noFailpoints } from '../../platform/failpoint.ts'
import type { EntityReader } from '../../platform/gateway-client.ts'
import { createLog } from '../../platform/log.ts'
import type { Loop } from '../../platform/loop.ts'
import { scheduler } from '../../subgraphs/reminder/scheduler.ts'
import type { Tables } from './place.ts'

const owners = 10_000

// Each of a task of its own, of 10,000 people; `$2` milliseconds from now on, and `$3` apart.
const insert = `
  with made as (
    select uuidv7() as id, uuidv7() as task_id, 'owner ' || n * 7919 % ${owners} as owner_id,
      date_trunc('milliseconds', now()) + ($2 + n * $3) * interval '1 millisecond' as at
    from generate_series(0, $1::int - 1) n
  ),
  known as (
    insert into reminder.task (id, owner_id, version, title, status, priority, since, is_planned)
    select task_id, owner_id, 1, 'Water the plants', 'ACTIVE', 'MEDIUM', now(), true from made
  )
  insert into reminder.reminder (id, owner_id, task_id, planned_at, trigger_at, status, channels, created_at, version,
    correlation_id, causation_id, claim_at)
  select id, owner_id, task_id, at, at, 'PENDING', '{IN_APP}', now(), 1, 'bench', 'bench', at from made`

export const makeDue = ({ admin }: Tables, many: number, inMs: number, apartMs: number) =>
  admin.query(insert, [many, inMs, apartMs])

/** Every task as the gateway would give it, without the way there. */
const reader: EntityReader = {
  read: async (_type, ids) =>
    ids.map((id) => ({ id, title: 'Water the plants', status: 'ACTIVE', version: 1, due: null })),
}

/** `committed` is called after each batch. */
export const openScheduler = ({ worker }: Tables, committed: () => void): Loop =>
  scheduler({
    worker,
    reader,
    log: createLog('warn', 'bench'),
    failpoint: noFailpoints,
    ways: { channels: new Set(), defaultTimeZone: 'UTC' },
    committed,
  })

/** Runs a scheduler until so many have fired since; milliseconds. */
export async function fireAll(tables: Tables, many: number): Promise<number> {
  const before = await countFired(tables)
  const over = Promise.withResolvers<void>()
  const look = async () => {
    if ((await countFired(tables)) - before >= many) over.resolve()
  }
  const running = openScheduler(tables, () => void look().catch(over.reject))
  const start = performance.now()
  running.start()
  await over.promise
  const took = performance.now() - start
  await running.stop()
  return took
}

const countFired = async ({ worker }: Tables) =>
  (await worker.query<{ many: number }>('select coalesce(sum(last), 0)::int8 as many from reminder.fired_head'))[0]
    ?.many ?? 0
