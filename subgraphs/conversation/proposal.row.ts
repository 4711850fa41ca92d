import { z } from 'zod'
import { command } from './domain/command.ts'
import { steps } from './domain/step.ts'

/** A `Proposal` out of its columns. */
export const proposalRow = z.object({
  id: z.string(),
  ownerId: z.string(),
  conversationId: z.string(),
  summary: z.string(),
  commands: z.array(command),
  steps,
  status: z.enum(['OPEN', 'CONFIRMED', 'REJECTED', 'EXPIRED', 'VOID']),
  isCarriedOut: z.boolean(),
  version: z.number().int(),
  expiresAt: z.date(),
})

/** Named as in `Proposal`. Nobody writes down that one has expired: the database's clock says so at each look. */
export const proposalColumns = `id, owner_id as "ownerId", conversation_id as "conversationId", summary, commands, steps,
  case when status = 'OPEN' and expires_at <= now() then 'EXPIRED' else status end as status,
  is_carried_out as "isCarriedOut", version, expires_at as "expiresAt"`
