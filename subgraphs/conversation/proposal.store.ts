import { z } from 'zod'
import { auditEvents } from '../../kafka/contracts/audit-events.contract.ts'
import type { Cause } from '../../kafka/envelope.ts'
import { enqueue, outboxRows } from '../../kafka/outbox.ts'
import { type Database, type Sql, statement } from '../../platform/database.ts'
import { schema, source } from './conversation.store.ts'
import { steps } from './domain/plan.ts'
import { type Proposal, proposalFact } from './domain/proposal.ts'

const due = z.object({ date: z.string(), time: z.string().nullable(), timeZone: z.string(), at: z.coerce.date() })
const command = z.object({
  intent: z.enum(['CREATE_TASK', 'COMPLETE_TASK', 'DELETE_TASK', 'QUERY_TASKS']),
  title: z.string().nullable(),
  target: z.string().nullable(),
  due: due.nullable(),
  priority: z.enum(['LOW', 'MEDIUM', 'HIGH']).nullable(),
  tags: z.array(z.string()),
  filter: z.string().nullable(),
  spans: z.array(z.object({ slot: z.string(), from: z.number(), to: z.number() })),
})
const proposal = z.object({
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

// Nobody writes down that one has expired: the database's clock says so at each look.
const columns = `id, owner_id as "ownerId", conversation_id as "conversationId", summary, commands, steps,
  case when status = 'OPEN' and expires_at <= now() then 'EXPIRED' else status end as status,
  is_carried_out as "isCarriedOut", version, expires_at as "expiresAt"`

const findMany = statement(`select ${columns} from conversation.proposal where owner_id = $1 and id = any($2::uuid[])`)
// One that was confirmed and got stuck still waits for its effect.
const findNewest = statement(
  `select ${columns} from conversation.proposal
   where owner_id = $1 and conversation_id = $2
     and (status = 'OPEN' or (status = 'CONFIRMED' and not is_carried_out and expires_at > now()))
   order by id desc limit 1`,
)
const insert = statement(
  `insert into conversation.proposal (id, owner_id, conversation_id, summary, commands, steps, status, version, expires_at)
   values ($1, $2, $3, $4, $5, $6, 'OPEN', 1, now() + interval '10 minutes')`,
)
const decide = statement(
  `update conversation.proposal set status = $3, version = version + 1
   where owner_id = $1 and id = $2 and status = 'OPEN' and expires_at > now() returning ${columns}`,
)
const makeVoid = statement(
  `update conversation.proposal set status = 'VOID', version = version + 1
   where owner_id = $1 and id = $2 and status = 'CONFIRMED' and not is_carried_out returning ${columns}`,
)
const carryOut = statement(
  `update conversation.proposal set is_carried_out = true where owner_id = $1 and id = $2 and status = 'CONFIRMED'`,
)

export type NewProposal = Pick<Proposal, 'id' | 'conversationId' | 'summary' | 'commands' | 'steps'>

/** Proposals as they are by now, and the one decision that each of them takes. */
export function proposalStore(db: Database) {
  const many = async (ownerId: string, ids: readonly string[]): Promise<Proposal[]> =>
    z.array(proposal).parse(await db.asOwner(ownerId, findMany, [ownerId, ids]))

  /** The newest of a conversation that waits, even if it has expired. */
  const newest = async (ownerId: string, conversationId: string): Promise<Proposal | null> =>
    proposal.nullable().parse((await db.asOwner(ownerId, findNewest, [ownerId, conversationId]))[0] ?? null)

  /** The proposal as decided now; null when it was decided before, or has expired. */
  const decideOn = (id: string, status: 'CONFIRMED' | 'REJECTED', cause: Cause): Promise<Proposal | null> =>
    db.transaction(async (tx) => {
      const [row] = await tx.query(decide, [cause.ownerId, id, status])
      const decided = proposal.optional().parse(row)
      if (decided) await tell(tx, proposalFact(decided, 'OPEN', status), cause)
      return decided ?? null
    }, cause.ownerId)

  return { many, newest, decide: decideOn }
}
export type ProposalStore = ReturnType<typeof proposalStore>

export async function addProposal(tx: Sql, made: NewProposal, cause: Cause): Promise<void> {
  const { id, conversationId, summary, commands } = made
  await tx.query(insert, [
    id,
    cause.ownerId,
    conversationId,
    summary,
    JSON.stringify(commands),
    JSON.stringify(made.steps),
  ])
  await tell(tx, proposalFact({ ...made, version: 1 }, null, 'OPEN'), cause)
}

/** Remembers that a confirmed proposal has had its effect, or that it can have none any more. */
export async function concludeProposal(tx: Sql, id: string, how: 'CARRIED_OUT' | 'VOID', cause: Cause): Promise<void> {
  if (how === 'CARRIED_OUT') {
    await tx.query(carryOut, [cause.ownerId, id])
    return
  }
  const [row] = await tx.query(makeVoid, [cause.ownerId, id])
  const voided = proposal.optional().parse(row)
  if (voided) await tell(tx, proposalFact(voided, 'CONFIRMED', 'VOID'), cause)
}

const tell = (tx: Sql, fact: ReturnType<typeof proposalFact>, cause: Cause) =>
  enqueue(tx, schema, outboxRows(auditEvents, [fact], cause, source))
