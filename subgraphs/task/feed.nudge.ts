import { taskUpdates } from '../../kafka/contracts/task-updates.contract.ts'
import type { Cause } from '../../kafka/envelope.ts'
import { type OutboxRow, outboxRows } from '../../kafka/outbox.ts'

/** Tells the live readers of each cause's owner that there is more to read. */
export const advances = (causes: readonly Cause[]): OutboxRow[] =>
  causes.flatMap((cause) => outboxRows(taskUpdates, [advanced(cause.ownerId)], cause, '/subgraphs/task'))

const advanced = (ownerId: string) => ({ type: 'task.advanced', subject: ownerId, version: 0, data: {} }) as const
