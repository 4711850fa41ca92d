import { type Database, type Sql, statement } from '../../../platform/database.ts'
import { codeLivesMs, hourMs, mostTries } from '../domain/code-limits.ts'
import type { DeliveryStatus } from '../domain/delivery.ts'

/** A code that was sent; the digits are derived from its id. */
export type SentCode = Readonly<{ id: string; address: string; createdAt: Date; expiresAt: Date }>

/** One of a few tries, this one counted. */
export type Try = Readonly<{ id: string; address: string; tries: number }>

const within = (column: string, ms: number) => `${column} > clock_timestamp() - interval '${ms} milliseconds'`

const findSent = statement(
  `select clock_timestamp() as now, array(
     select created_at from reminder.email_code where owner_id = $1 and ${within('created_at', hourMs)}
   ) as sent`,
)
// Everyone takes turns at one address, so that none is counted too late.
const holdAddress = statement('select pg_advisory_xact_lock(hashtextextended($1, 7))')
const countTo = statement(
  `select count(*)::int as count from reminder.email_code where lower(address) = lower($1) and ${within('created_at', hourMs)}`,
)
const close = statement(
  `update reminder.email_code set closed_at = clock_timestamp() where owner_id = $1 and closed_at is null returning id`,
)
const findAll = statement(`select id, address from reminder.email_code where owner_id = $1`)
const skip = statement(
  `update reminder.delivery set status = 'SKIPPED', last_error = 'Another code took its place.', claim_at = null, fence = fence + 1
   where owner_id = $1 and key = any($2::text[]) and status in ('PENDING', 'RETRYING')`,
)
const insert = statement(
  `insert into reminder.email_code (owner_id, address) values ($1, $2)
   returning id, address, created_at as "createdAt", created_at + interval '${codeLivesMs} milliseconds' as "expiresAt"`,
)
const count = statement(
  `update reminder.email_code set tries = tries + 1
   where owner_id = $1 and closed_at is null and tries < ${mostTries} and ${within('created_at', codeLivesMs)}
   returning id, address, tries`,
)
const use = statement(
  `update reminder.email_code set closed_at = clock_timestamp() where owner_id = $1 and id = $2 and closed_at is null
   returning closed_at as "usedAt"`,
)

// By the key of its delivery: of somebody's codes there are a few, of deliveries those of all people.
const findProblem = statement(
  `select status, last_error as "lastError" from reminder.delivery where key = (
     select 'code:' || c.id || ':EMAIL:' || lower(c.address) from reminder.preference p
     join reminder.email_code c on c.owner_id = p.owner_id and lower(c.address) = lower(p.email)
     where p.owner_id = $1 and p.email_verified_at is null
     order by c.created_at desc, c.id desc limit 1)`,
)

/** The key of the delivery that sends it. */
export const codeKey = ({ id, address }: Pick<SentCode, 'id' | 'address'>): string =>
  `code:${id}:EMAIL:${address.toLowerCase()}`

/** When somebody's codes of the last hour were sent, and what time it is. */
export async function sentCodes(tx: Sql, ownerId: string): Promise<{ now: Date; sent: readonly Date[] }> {
  const [row] = await tx.query<{ now: Date; sent: readonly Date[] }>(findSent, [ownerId])
  if (!row) throw new Error('The database did not say what time it is.')
  return row
}

/** How many went to an address in the last hour, whoever asked; nobody else asks for one until the transaction ends. */
export async function countToAddress(tx: Sql, worker: Sql, address: string): Promise<number> {
  await tx.query(holdAddress, [address.toLowerCase()])
  const [row] = await worker.query<{ count: number }>(countTo, [address])
  return row?.count ?? 0
}

/** From here on no code that was sent can be given back, and none that waits is sent. */
export async function closeCodes(tx: Sql, ownerId: string): Promise<void> {
  const closed = await tx.query(close, [ownerId])
  if (closed.length === 0) return
  const codes = await tx.query<Pick<SentCode, 'id' | 'address'>>(findAll, [ownerId]) // those of a day at most
  await tx.query(skip, [ownerId, codes.map(codeKey)])
}

/** One that can be given back; the one before must be closed. */
export async function openCode(tx: Sql, ownerId: string, address: string): Promise<SentCode> {
  const [code] = await tx.query<SentCode>(insert, [ownerId, address])
  if (!code) throw new Error('A code was not kept.')
  return code
}

/** Counts a try in a transaction of its own, so that it counts whatever comes of it; null when there is none left. */
export async function countTry(db: Database, ownerId: string): Promise<Try | null> {
  const [counted] = await db.asOwner<Try>(ownerId, count, [ownerId])
  return counted ?? null
}

/** Why the newest code did not reach the address that is to be verified; null when it did, or may yet at its first try. */
export async function codeProblem(db: Database, ownerId: string): Promise<string | null> {
  const [sent] = await db.asOwner<{ status: DeliveryStatus; lastError: string | null }>(ownerId, findProblem, [ownerId])
  return sent?.status === 'FAILED' || sent?.status === 'RETRYING' ? sent.lastError : null
}

/** When it was used; null when it was used before, or another one took its place. */
export async function useCode(tx: Sql, ownerId: string, id: string): Promise<Date | null> {
  const [used] = await tx.query<{ usedAt: Date }>(use, [ownerId, id])
  return used?.usedAt ?? null
}
