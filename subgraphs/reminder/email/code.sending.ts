import type { Cause } from '../../../kafka/envelope.ts'
import { type Sql, statement } from '../../../platform/database.ts'
import { clientError } from '../../../platform/errors.ts'
import { hourMs, mostCodes, waitForCodeMs } from '../domain/code-limits.ts'
import { masked } from '../domain/masked.ts'
import { countToAddress, openCode, type SentCode, sentCodes } from './code.store.ts'

/** Has a code sent to an address; throws RATE_LIMITED when too many were. `worker` sees what others asked for. */
export async function sendCode(tx: Sql, worker: Sql, address: string, cause: Cause): Promise<void> {
  const { now, sent } = await sentCodes(tx, cause.ownerId)
  const waitMs = waitForCodeMs(sent, now)
  if (waitMs > 0) throw tooManyCodes(waitMs)
  // How long exactly would tell when others asked for theirs.
  if ((await countToAddress(tx, worker, address)) >= mostCodes) throw tooManyCodes(hourMs)

  const code = await openCode(tx, cause.ownerId, address)
  await deliver(tx, code, cause)
}

const tooManyCodes = (retryAfterMs: number) =>
  clientError('RATE_LIMITED', 'Wait before you ask for another code: only a few are sent in an hour.', { retryAfterMs })

const insert = statement(
  `insert into reminder.delivery (owner_id, key, kind, channel, device, destination, status, is_confirmed, attempts, fired_at,
     claim_at, give_up_at, content, correlation_id)
   values ($1, $2, 'CODE', 'EMAIL', $3, $4, 'PENDING', true, 0, $5, now(), $6, $7, $8)`,
)

async function deliver(tx: Sql, { id, address, createdAt, expiresAt }: SentCode, cause: Cause): Promise<void> {
  const { ownerId, correlationId } = cause
  const key = `code:${id}:EMAIL:${address.toLowerCase()}`
  const content = JSON.stringify({ kind: 'CODE', id, expiresAt })
  await tx.query(insert, [ownerId, key, address, masked(address), createdAt, expiresAt, content, correlationId])
}
