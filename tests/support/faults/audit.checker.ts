import type { Sql } from '../../../platform/database.ts'
import { auditColumns } from '../../../subgraphs/audit/audit.entity.ts'
import { type AuditRow, verifyChain } from '../../../subgraphs/audit/audit.ts'

type Change = Readonly<{ taskId: string; kind: string; actorType: string; actorId: string; correlationId: string }>

/** I8: each change of a task has its one row, in its owner's chain, which verifies; I4: in the order in which the task changed. */
export async function auditFaults(sql: Sql, owners: readonly string[]): Promise<string[]> {
  const rows = await sql.query<AuditRow>(
    `select ${auditColumns} from audit.audit_logs where owner_id = any($1) order by owner_id, sequence`,
    [owners],
  )
  const changes = await sql.query<Change>(
    `select task_id as "taskId", kind, actor_type as "actorType", actor_id as "actorId", correlation_id as "correlationId"
     from task.change where owner_id = any($1) and kind <> 'REMINDED' order by owner_id, number`,
    [owners],
  )
  const chains = Map.groupBy(rows, ({ ownerId }) => ownerId)
  return [
    ...[...chains].flatMap(([owner, chain]) =>
      verifyChain(chain).isIntact ? [] : [`the chain of ${owner} is broken`],
    ),
    ...missing(rows, changes),
  ]
}

/** By task: what was done to it, by whom, in its order, is what the audit says of it, in its order. */
function missing(rows: readonly AuditRow[], changes: readonly Change[]): string[] {
  const ofTasks = rows.filter(({ entityType }) => entityType === 'task')
  const said = byTask(ofTasks.map((row) => ({ ...row, taskId: row.entityId })))
  const done = byTask(changes.map((change) => ({ ...change, action: `task.${change.kind.toLowerCase()}` })))
  return [...new Set([...said.keys(), ...done.keys()])].flatMap((id) => {
    const [was, logged] = [done.get(id) ?? 'nothing', said.get(id) ?? 'nothing']
    return was === logged ? [] : [`${id}: was ${was}; the audit says ${logged}`]
  })
}

const byTask = (all: readonly (Omit<Change, 'kind'> & Readonly<{ action: string }>)[]): Map<string, string> =>
  new Map(
    [...Map.groupBy(all, ({ taskId }) => taskId)].map(([id, its]) => [
      id,
      its.map((one) => `${one.action} by ${one.actorType} ${one.actorId} (${one.correlationId})`).join(),
    ]),
  )
