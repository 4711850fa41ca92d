import { z } from 'zod'
import { actorType } from '../../platform/identity.ts'
import { dateTime, line } from '../../platform/input.ts'

const word = line(1, 200).nullish()
const between = { from: dateTime.nullish(), until: dateTime.nullish() }

export const auditFilter = z.object({
  entityType: word,
  entityId: word,
  action: word,
  actorType: actorType.nullish(),
  correlationId: word,
  ...between,
})
export type AuditFilter = z.infer<typeof auditFilter>

export const eventFilter = z.object({
  type: word,
  topic: word,
  correlationId: word,
  status: z.enum(['PROCESSED', 'FAILED', 'RETRYING']).nullish(),
  ...between,
})
export type EventFilter = z.infer<typeof eventFilter>
