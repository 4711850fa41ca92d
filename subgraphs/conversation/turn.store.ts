import { z } from 'zod'
import type { Cause } from '../../kafka/envelope.ts'
import { type Database, type Sql, statement } from '../../platform/database.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import { addMessage, plainMessage } from './conversation.store.ts'
import type { Effect } from './domain/effect.ts'
import { type Plan, plan } from './domain/plan.ts'
import { turnMemory } from './turn.memory.store.ts'

/** A message and what becomes of it. Whoever holds the newest `fence` may finish it. */
const turn = z.object({
  /** That of the person's message. */
  id: z.string(),
  ownerId: z.string(),
  conversationId: z.string(),
  status: z.enum(['OPEN', 'DONE', 'FAILED']),
  isKeyed: z.boolean(),
  timeZone: z.string(),
  locale: z.enum(['EN', 'UR']),
  /** What was said by a mutation of its own, about `proposalId`. */
  decision: z.enum(['CONFIRM', 'REJECT']).nullable(),
  proposalId: z.string().nullable(),
  plan: plan.nullable(),
  replyId: z.string().nullable(),
  fence: z.number().int(),
  correlationId: z.string(),
  text: z.string(),
  saidAt: z.date(),
  /** Of its message within the conversation. */
  number: z.number().int(),
})
export type Turn = Readonly<z.infer<typeof turn>>

export type Keyed = Readonly<{ mutation: string; key: string; inputHash: string }>

export type NewTurn = Readonly<
  Pick<Turn, 'timeZone' | 'locale' | 'decision' | 'proposalId' | 'text'> & {
    /** A conversation that is not there yet is made, with this title. */
    conversation: Readonly<{ id: string; title: string }>
    keyed: Keyed | null
  }
>

/** Until then nobody else touches a turn; the one who is at it says so again every few seconds. */
const lease = `now() + interval '3 seconds'`

const turnColumns = `turn.id, turn.owner_id as "ownerId", turn.conversation_id as "conversationId", status, is_keyed as "isKeyed",
  time_zone as "timeZone", locale, decision, turn.proposal_id as "proposalId", plan, reply_id as "replyId", fence,
  correlation_id as "correlationId", content as text, message.created_at as "saidAt", message.number`
const withText = `conversation.turn join conversation.message using (id)`

// A key is free again after 24 hours.
const takeKey = statement(
  `insert into conversation.idempotency_key as kept (owner_id, mutation, key, input_hash, turn_id) values ($1, $2, $3, $4, $5)
   on conflict (owner_id, mutation, key) do update
     set input_hash = excluded.input_hash, turn_id = excluded.turn_id, created_at = now()
     where kept.created_at < now() - interval '24 hours'
   returning 1`,
)
const findKeyed = statement(
  `select turn_id as "turnId", input_hash as "inputHash" from conversation.idempotency_key
   where owner_id = $1 and mutation = $2 and key = $3`,
)
// Someone else's conversation of that id stays untouched and unseen.
const makeConversation = statement(
  `insert into conversation.conversation (id, owner_id, title, last_number, created_at, last_message_at)
   values ($1, $2, $3, 0, $4, $4) on conflict do nothing`,
)
const insertTurn = statement(
  `insert into conversation.turn (id, owner_id, conversation_id, status, is_keyed, time_zone, locale, decision, proposal_id, fence,
     lease_until, correlation_id)
   values ($1, $2, $3, 'OPEN', $4, $5, $6, $7, $8, 1, ${lease}, $9)`,
)
const findTurn = statement(`select ${turnColumns} from ${withText} where turn.owner_id = $1 and turn.id = $2`)
const takeOverTurn = statement(
  `with taken as (
     update conversation.turn set status = 'OPEN', fence = fence + 1, lease_until = ${lease}, draft = '', position = null, is_left = false
     where owner_id = $1 and id = $2 and status = $3 and (status = 'FAILED' or (status = 'OPEN' and lease_until < now()))
     returning *
   )
   select ${turnColumns} from taken turn join conversation.message using (id)`,
)
const keepPlanOf = statement(
  `update conversation.turn set plan = $4 where owner_id = $1 and id = $2 and fence = $3 and status = 'OPEN' returning 1`,
)
const close = statement(
  `update conversation.turn set status = $4, reply_id = $5, effects = $6
   where owner_id = $1 and id = $2 and fence = $3 and status = 'OPEN' returning 1`,
)
const markUndone = statement(`update conversation.turn set undone_by = $3 where owner_id = $1 and id = $2`)

const findAbandoned = statement(
  `select ${turnColumns} from ${withText} where status = 'OPEN' and lease_until < now() order by turn.id limit 20
   for update of turn skip locked`,
)
const renew = statement(
  `update conversation.turn set lease_until = ${lease}
   from unnest($1::uuid[], $2::int[]) held (id, fence)
   where turn.id = held.id and turn.fence = held.fence and status = 'OPEN' returning turn.id, is_left as "isLeft"`,
)
const forgetKeys = statement(`delete from conversation.idempotency_key where created_at < now() - interval '24 hours'`)

/** Turns: begun with their message, planned before anything is done, closed with their reply. */
export function turnStore(db: Database) {
  /** The new turn, or the one that the key made before. Throws CONFLICT for a key that comes with other input. */
  const begin = (asked: NewTurn, cause: Cause): Promise<{ turn: Turn; isNew: boolean }> =>
    db.transaction(async (tx) => {
      const id = newId()
      const known = asked.keyed && (await takenBy(tx, cause.ownerId, asked.keyed, id))
      if (!known) await insertNew(tx, id, asked, cause)
      const [row] = await tx.query(findTurn, [cause.ownerId, known ?? id])
      // The key is known and its turn is not: the conversation was deleted since.
      if (!row) throw notFound('conversation')
      return { turn: turn.parse(row), isNew: !known }
    }, cause.ownerId)

  /** Throws NOT_FOUND for one whose conversation was deleted. */
  const find = async (ownerId: string, id: string): Promise<Turn> => {
    const [row] = await db.asOwner(ownerId, findTurn, [ownerId, id])
    if (!row) throw notFound('conversation')
    return turn.parse(row)
  }

  /** Makes a turn one's own that is as it was seen, and at which nobody is; null when it is done, or not free. */
  const takeOver = async ({ ownerId, id, status }: Turn): Promise<Turn | null> =>
    turn.nullable().parse((await db.asOwner(ownerId, takeOverTurn, [ownerId, id, status]))[0] ?? null)

  return {
    ...{ begin, find, takeOver, ...turnMemory(db) },
    keepPlan: (mine: Turn, kept: Plan) =>
      keepPlan({ query: (what, values) => db.asOwner(mine.ownerId, what, values) }, mine, kept),
  }
}
export type TurnStore = ReturnType<typeof turnStore>

/** False when the turn is no longer one's own: then nothing may be done for it. */
export async function keepPlan(sql: Sql, { ownerId, id, fence }: Turn, kept: Plan): Promise<boolean> {
  const rows = await sql.query(keepPlanOf, [ownerId, id, fence, JSON.stringify(kept)])
  return rows.length > 0
}

/** The turn that has the key already; null when it is now taken for this one. */
async function takenBy(tx: Sql, ownerId: string, { mutation, key, inputHash }: Keyed, id: string) {
  const taken = await tx.query(takeKey, [ownerId, mutation, key, inputHash, id])
  if (taken.length > 0) return null
  const [kept] = await tx.query<{ turnId: string; inputHash: string }>(findKeyed, [ownerId, mutation, key])
  if (kept?.inputHash !== inputHash)
    throw conflict('This idempotencyKey was used with other input before. Use a new key for a new request.')
  return kept.turnId
}

async function insertNew(tx: Sql, id: string, asked: NewTurn, cause: Cause): Promise<void> {
  const { ownerId, now, correlationId } = cause
  const { conversation, keyed, text, timeZone, locale, decision, proposalId } = asked
  const conversationId = conversation.id
  await tx.query(makeConversation, [conversationId, ownerId, conversation.title, now])
  const said = { ...plainMessage, id, ownerId, conversationId, role: 'USER', content: text, createdAt: now } as const
  if (!(await addMessage(tx, said, cause))) throw notFound('conversation')
  const about = [keyed !== null, timeZone, locale, decision, proposalId, correlationId]
  await tx.query(insertTurn, [id, ownerId, conversationId, ...about])
}

/** False when the turn is no longer one's own, or closed already. */
export async function closeTurn(
  tx: Sql,
  { ownerId, id, fence }: Turn,
  { status, replyId, effects, undoes }: Closing,
): Promise<boolean> {
  const closed = await tx.query(close, [ownerId, id, fence, status, replyId, effects && JSON.stringify(effects)])
  if (closed.length > 0 && undoes) await tx.query(markUndone, [ownerId, undoes, id])
  return closed.length > 0
}

type Closing = Readonly<{
  status: 'DONE' | 'FAILED'
  replyId: string
  /** Null where nobody knows them. */
  effects: readonly Effect[] | null
  /** The turn that it took back. */
  undoes: string | null
}>

/** Turns of anyone that were left unfinished, locked for this transaction; those that others look at are passed over. */
export const abandonedTurns = async (tx: Sql): Promise<Turn[]> => z.array(turn).parse(await tx.query(findAbandoned))

/** Says of turns that somebody is still at them; `fences` beside `ids`. Gives those whose people have left. */
export async function renewLeases(worker: Database, ids: readonly string[], fences: readonly number[]) {
  const held = await worker.query<{ id: string; isLeft: boolean }>(renew, [ids, fences])
  return held.filter(({ isLeft }) => isLeft).map(({ id }) => id)
}

export const forgetOldKeys = (worker: Database) => worker.query(forgetKeys)
