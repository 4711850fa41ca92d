// Chains that grow, and what the world is told of their heads.
import { onTestFinished } from 'vitest'
import { auditEvents } from '../../kafka/contracts/audit-events.contract.ts'
import { type TaskEvent, taskEvents } from '../../kafka/contracts/task-events.contract.ts'
import { systemClock } from '../../platform/clock.ts'
import { newId } from '../../platform/id.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { auditColumns } from './audit.entity.ts'
import { causeFor, created, silent, taskRows } from './audit.fixture.ts'
import { record } from './audit.service.ts'
import { type AuditRow, genesis, type Head } from './audit.ts'
import { tellHeads } from './heads.ts'

const eventsOf = (owners: readonly string[]) =>
  owners
    .flatMap((owner) => taskRows([created(newId())], causeFor(owner)))
    .map(({ event }) => ({ ...event, data: taskEvents.events['task.created'].parse(event.data) }) as TaskEvent) // by its type

/** A world of a test's own. */
export async function headsWorld() {
  const database = await freshDatabase(undefined, onTestFinished)
  const worker = database.open('audit_worker', 12)
  const chainOf = (owner: string) =>
    worker.query<AuditRow>(`select ${auditColumns} from audit.audit_logs where owner_id = $1 order by sequence`, [
      owner,
    ])

  return {
    worker,
    chainOf,
    /** A change of each of these owners is heard of. */
    change: (...owners: readonly string[]) => worker.transaction((tx) => record(tx, eventsOf(owners))),
    /** The same, and `meanwhile` before the commit. */
    changeWhile: (owner: string, meanwhile: () => Promise<unknown>) =>
      worker.transaction(async (tx) => {
        await record(tx, eventsOf([owner]))
        await meanwhile()
      }),
    tell: () => tellHeads({ worker, clock: systemClock, log: silent, committed: () => {} }),
    minutePasses: () => worker.query(`update audit.heads_told set at = at - interval '1 minute'`),
    /** The heads of each event, in their order. */
    told: async (): Promise<Head[][]> => {
      const rows = await worker.query<{ data: unknown }>(
        `select event->'data' as data from audit.outbox where topic = 'audit-events' order by position`,
      )
      return rows.map(({ data }) => auditEvents.events['audit.advanced'].parse(data).heads)
    },
    headOf: async (ownerId: string): Promise<Head> => {
      const { sequence, hash } = (await chainOf(ownerId)).at(-1) ?? genesis
      return { ownerId, sequence, hash }
    },
  }
}
