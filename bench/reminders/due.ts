// Reminders as they lie there before their time, and a scheduler as the subgraph runs it.

import { noFailpoints } from '../../platform/failpoint.ts'
import type { EntityReader } from '../../platform/gateway-client.ts'
import { createLog } from '../../platform/log.ts'
import type { Loop } from '../../platform/loop.ts'
import type { OutwardChannel } from '../../subgraphs/reminder/domain/delivery.ts'
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
  select id, owner_id, task_id, at, at, 'PENDING', array[$4], now(), 1, 'bench', 'bench', at from made`

export const makeDue = ({ admin }: Tables, many: number, inMs: number, apartMs: number, channel = 'IN_APP') =>
  admin.query(insert, [many, inMs, apartMs, channel])

/** Every task as the gateway would give it, without the way there. */
export const reader: EntityReader = {
  read: async (_type, ids) =>
    ids.map((id) => ({ id, title: 'Water the plants', status: 'ACTIVE', priority: 'MEDIUM', version: 1, due: null })),
}

type Channels = ReadonlySet<OutwardChannel>

/** `committed` is called after each batch. */
export const openScheduler = ({ worker }: Tables, committed: () => void, channels: Channels = new Set()): Loop =>
  scheduler({
    ...{ worker, reader, log: createLog('warn', 'bench'), failpoint: noFailpoints, committed },
    ways: { channels, defaultTimeZone: 'UTC' },
  })

/** Runs a scheduler until all of so many that are due have fired; milliseconds. */
export async function fireAll(tables: Tables, many: number, channels?: Channels): Promise<number> {
  const over = Promise.withResolvers<void>()
  const look = async () => {
    const waiting = await tables.worker.query('select from reminder.reminder where claim_at <= now() limit 1')
    if (waiting.length === 0) over.resolve()
  }
  const running = openScheduler(tables, () => void look().catch(over.reject), channels)
  const start = performance.now()
  running.start()
  await over.promise
  const took = performance.now() - start
  await running.stop()
  await checkFired(tables, many)
  return took
}

async function checkFired({ admin }: Tables, many: number): Promise<void> {
  const [found] = await admin.query<{ many: number }>(
    "select count(*) as many from reminder.reminder where fired_at is not null and changed_at > now() - interval '1 hour'",
  )
  if (!found || found.many % many !== 0 || found.many === 0) throw new Error(`${found?.many} of ${many} have fired`)
}
