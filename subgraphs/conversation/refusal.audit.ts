import { type AuditFact, auditEvents } from '../../kafka/contracts/audit-events.contract.ts'
import type { Cause } from '../../kafka/envelope.ts'
import { enqueue, outboxRows } from '../../kafka/outbox.ts'
import type { Database } from '../../platform/database.ts'
import { schema, source } from './message.adding.ts'
import type { RefusalReason } from './skills/refusal.ts'

/** Tells the audit that what a model said about a message was not taken, and why; not what was said. */
export type Refused = (
  message: Readonly<{ id: string }>,
  reasons: readonly RefusalReason[],
  cause: Cause,
) => Promise<void>

export const refusedIn =
  (db: Database): Refused =>
  async ({ id: messageId }, reasons, cause) => {
    const told = [...new Set(reasons)]
    const fact: AuditFact = {
      type: 'assistant.refused',
      subject: messageId,
      version: 0,
      data: { refusal: { messageId, reasons: told }, changes: { reasons: { old: null, new: told } } },
    }
    const byAssistant = { ...cause, actor: { type: 'ASSISTANT', id: 'assistant' } as const }
    const rows = outboxRows(auditEvents, [fact], byAssistant, source)
    await db.transaction((tx) => enqueue(tx, schema, rows), cause.ownerId)
  }
