import { type Database, type Sql, statement } from '../../platform/database.ts'
import { type Keyed, mustBeSameInput } from '../../platform/idempotency.ts'
import type { Reminder } from './domain/reminder.ts'
import { reminderColumns } from './reminder.entity.ts'
import { rowOf } from './reminder.store.ts'

const find = statement(
  `select kept.input_hash as "inputHash", kept.plan, ${reminderColumns} from reminder.idempotency_key kept
   left join lateral jsonb_populate_record(null::reminder.reminder, kept.answer) r on true
   where kept.owner_id = $1 and kept.mutation = $2 and kept.key = $3`,
)
const lock = statement(`select pg_advisory_xact_lock(hashtextextended($1, 0))`)
const keep = statement(
  `insert into reminder.idempotency_key (owner_id, mutation, key, input_hash, answer) values ($1, $2, $3, $4, $5)
   on conflict (owner_id, mutation, key) do update set answer = excluded.answer`,
)
const setOut = statement(
  `insert into reminder.idempotency_key (owner_id, mutation, key, input_hash, plan) values ($1, $2, $3, $4, $5)
   on conflict do nothing`,
)
const giveUp = statement(
  `delete from reminder.idempotency_key where owner_id = $1 and mutation = $2 and key = $3 and answer is null`,
)

type Row = Readonly<{ inputHash: string; plan: unknown }> & (Reminder | Readonly<{ id: null }>)
/** What a key stands for so far: `answer` is null while what was planned under it is not done. */
type Kept = Readonly<{ plan: unknown; answer: Reminder | null }>

/** Null when the key is new. Throws CONFLICT when it came with other input. */
export const keptBefore = async (db: Database, ownerId: string, keyed: Keyed): Promise<Kept | null> =>
  keptOf(await db.asOwner<Row>(ownerId, find, placeOf(ownerId, keyed)), keyed)

/** The same for a transaction, in which no other has anything to do with this key until it ends. */
export async function holdKey(tx: Sql, ownerId: string, keyed: Keyed): Promise<Kept | null> {
  await tx.query(lock, [['idempotency', ...placeOf(ownerId, keyed)].join('\n')])
  return keptOf(await tx.query<Row>(find, placeOf(ownerId, keyed)), keyed)
}

/** Gives the plan that stands: that of whoever came first with this key. */
export async function keepPlan(db: Database, ownerId: string, keyed: Keyed, plan: object): Promise<unknown> {
  await db.asOwner(ownerId, setOut, [...placeOf(ownerId, keyed), keyed.inputHash, JSON.stringify(plan)])
  return (await keptBefore(db, ownerId, keyed))?.plan
}

/** What was planned was refused: the key is free again. */
export const forgetPlan = (db: Database, ownerId: string, keyed: Keyed): Promise<unknown> =>
  db.asOwner(ownerId, giveUp, placeOf(ownerId, keyed))

export const keepAnswer = (tx: Sql, ownerId: string, keyed: Keyed, answer: Reminder): Promise<unknown> =>
  tx.query(keep, [...placeOf(ownerId, keyed), keyed.inputHash, JSON.stringify(rowOf(answer))])

const placeOf = (ownerId: string, { mutation, key }: Keyed) => [ownerId, mutation, key]

function keptOf([row]: readonly Row[], keyed: Keyed): Kept | null {
  if (!row) return null
  mustBeSameInput(row, keyed)
  const { inputHash: _, plan, ...answer } = row
  return { plan, answer: answer.id === null ? null : answer }
}
