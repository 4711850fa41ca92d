import { setTimeout as sleep } from 'node:timers/promises'
import { type Database, type Sql, type Statement, statement } from './database.ts'
import { type Nudges, nudges } from './follow.ts'
import { ownedTable } from './row-security.ts'

/** A task at a version, as a `Task` reference with `@requires(fields: "version")` names it. */
export type TaskRef = Readonly<{ id: string; version: number }>

/** DDL for one of the subgraph's migrations: the newest version of each task whose events its consumer has handled. */
export const handledTable = (schema: string): string[] => [
  `create table ${schema}.handled (
    owner_id text not null,
    task_id text not null,
    version integer not null,
    primary key (owner_id, task_id)
  )`,
  ...ownedTable(schema, 'handled', 'select'),
]

export interface HandledTasks {
  /** For the consumer, in the transaction of the effect; older versions than the one kept change nothing. */
  mark(tx: Sql, tasks: readonly (TaskRef & { ownerId: string })[]): Promise<void>
  /** For the consumer's `committed`: those of these owners who wait here look again. */
  wake(ownerIds: Iterable<string>): void
  /**
   * Resolves once every one of these tasks is handled at its version or a later one, and after 150 ms in any case: what is
   * there is then the answer. Give all of a request at once, since that is one query.
   */
  waitFor(ownerId: string, tasks: readonly TaskRef[]): Promise<void>
}

type Patience = Readonly<{ patienceMs?: number; pollMs?: readonly number[] }>

export function handledTasks(
  schema: string,
  db: Database,
  { patienceMs = 150, pollMs = [5, 10, 20, 40] }: Patience = {},
): HandledTasks {
  const { markAll, findBehind } = statements(schema)
  const waiting = nudges()

  const areHandled = async (ownerId: string, tasks: readonly TaskRef[]) => {
    const columns = [tasks.map(({ id }) => id), tasks.map(({ version }) => version)]
    const behind = await db.asOwner(ownerId, findBehind, [ownerId, ...columns])
    return behind.length === 0
  }

  /** Looks again whenever the bell rings, and at the latest after the next of `pollMs`. */
  const watch = async (ownerId: string, tasks: readonly TaskRef[], bell: Bell) => {
    const until = performance.now() + patienceMs
    for (let attempt = 0; !(await areHandled(ownerId, tasks)); attempt++) {
      const left = until - performance.now()
      if (left <= 0) return
      await bell.rungWithin(Math.min(left, pollMs[attempt] ?? pollMs.at(-1) ?? left))
    }
  }

  return {
    mark: async (tx, tasks) => {
      if (tasks.length > 0) await tx.query(markAll, [JSON.stringify(tasks)])
    },
    wake: (ownerIds) => {
      for (const ownerId of new Set(ownerIds)) waiting.nudge(ownerId)
    },
    waitFor: async (ownerId, tasks) => {
      if (tasks.length === 0) return
      const bell = bellOf(waiting, ownerId)
      await watch(ownerId, tasks, bell).finally(bell.stop)
    },
  }
}

type Bell = Readonly<{ rungWithin: (ms: number) => Promise<void>; stop: () => void }>

/** Hears from the moment it is made, so that what commits while we look is not missed. */
function bellOf(waiting: Nudges, ownerId: string): Bell {
  let isRung = false
  let ring = () => {}
  const stop = waiting.listen(ownerId, () => {
    isRung = true
    ring()
  })
  const rungWithin = async (ms: number) => {
    if (!isRung) {
      const rung = new Promise<void>((resolve) => {
        ring = resolve
      })
      await Promise.race([rung, sleep(ms)])
    }
    isRung = false
  }
  return { rungWithin, stop }
}

function statements(schema: string): { markAll: Statement; findBehind: Statement } {
  return {
    // One row per task and always in one order, so that two batches cannot wait for each other.
    markAll: statement(
      `insert into ${schema}.handled as kept (owner_id, task_id, version)
       select "ownerId", id, max(version) from jsonb_to_recordset($1) as said("ownerId" text, id text, version integer)
       group by "ownerId", id order by "ownerId", id
       on conflict (owner_id, task_id) do update set version = excluded.version where kept.version < excluded.version`,
    ),
    findBehind: statement(
      `select from unnest($2::text[], $3::integer[]) asked(id, version)
       where not exists (
         select from ${schema}.handled kept
         where kept.owner_id = $1 and kept.task_id = asked.id and kept.version >= asked.version)
       limit 1`,
    ),
  }
}
