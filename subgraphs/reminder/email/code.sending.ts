import { auditEvents } from '../../../kafka/contracts/audit-events.contract.ts'
import type { Cause } from '../../../kafka/envelope.ts'
import { enqueue, outboxRows } from '../../../kafka/outbox.ts'
import type { Sql } from '../../../platform/database.ts'
import { clientError } from '../../../platform/errors.ts'
import { addDeliveries } from '../delivery/delivery.store.ts'
import { codeRequested } from '../domain/code-fact.ts'
import { type CodeWait, hourMs, mostCodes, waitForCode } from '../domain/code-limits.ts'
import type { NewDelivery } from '../domain/delivery.ts'
import { masked } from '../domain/masked.ts'
import { source } from '../source.ts'
import { codeKey, countToAddress, openCode, type SentCode, sentCodes } from './code.store.ts'

/** Has a code sent to an address, and says so; throws RATE_LIMITED when too many were. `worker` sees what others asked for. */
export async function sendCode(tx: Sql, worker: Sql, address: string, cause: Cause): Promise<void> {
  const { now, sent } = await sentCodes(tx, cause.ownerId)
  const wait = waitForCode(sent, now)
  if (wait.ms > 0) throw tooManyCodes(wait)
  // How long exactly would tell when others asked for theirs.
  if ((await countToAddress(tx, worker, address)) >= mostCodes) throw tooManyCodes({ ms: hourMs, isOfHour: true })

  const code = await openCode(tx, cause.ownerId, address)
  await addDeliveries(tx, [deliveryOf(code, cause)])
  await enqueue(tx, 'reminder', outboxRows(auditEvents, [codeRequested(code)], cause, source))
}

const tooManyCodes = ({ ms, isOfHour }: CodeWait) =>
  clientError(
    'RATE_LIMITED',
    `${isOfHour ? enoughForNow : justSent} Nothing else that came with it was changed either.`,
    {
      retryAfterMs: ms,
    },
  )

const justSent = 'A code was just sent: ask again in a minute.'
const enoughForNow = `Only ${mostCodes} codes are sent in an hour: ask again within the next one.`

/** It is worth nothing once the code is not. */
const deliveryOf = (
  { id, address, createdAt, expiresAt }: SentCode,
  { ownerId, correlationId }: Cause,
): NewDelivery => ({
  ...{ ownerId, correlationId, causationId: null, reminderId: null },
  key: codeKey({ id, address }),
  channel: 'EMAIL',
  device: address,
  destination: masked(address),
  host: null,
  status: 'PENDING',
  isConfirmed: true,
  lastError: null,
  firedFor: createdAt,
  content: { kind: 'CODE', id, expiresAt },
  giveUpAt: expiresAt,
})
