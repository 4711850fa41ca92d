import type { Log } from '../../../platform/log.ts'
import type { Carrier, Outcome, Parcel } from '../domain/parcel.ts'
import { attemptPush, type PushAttemptParts } from './push.attempt.ts'
import { noteAccepted } from './push-subscription.store.ts'
import { type Reach, Unreachable } from './reach.ts'
import { forget } from './removal.ts'

export type PushCarrierParts = PushAttemptParts &
  Readonly<{
    log: Log
    /** Called after each commit that has something to tell. */
    committed: () => void
    /** The authorities to trust instead of the well-known ones, as PEM. */
    ca?: string
    /** For one answer; 20 seconds unless told. */
    timeoutMs?: number
  }>

/** Pushes to browsers (RFC 8030), as one of the channels. */
export function pushCarrier(parts: PushCarrierParts): Carrier {
  const { worker, clock, log } = parts
  // Loaded with the first push, as most processes start without one to send.
  let wire: Promise<ReturnType<typeof import('./post.ts').poster>> | undefined
  const posting = () => {
    wire ??= import('./post.ts').then(({ poster }) => poster(parts))
    return wire
  }

  const note = async (outcome: Outcome, { device: id, ownerId }: Parcel) => {
    if (outcome.is === 'accepted') await noteAccepted(worker, id)
    if (outcome.is !== 'refused' || !outcome.isGone) return
    if (await forget(worker, { id, ownerId, because: 'GONE', now: clock.now() })) parts.committed()
  }

  const send = async (parcel: Parcel): Promise<Outcome> => {
    const attempt = async () => attemptPush(parts, (await posting()).post, parcel)
    const outcome = await attempt().catch((error: unknown) => unanswered(error, log))
    // It was accepted, or the browser is gone, whatever becomes of the note.
    await note(outcome, parcel).catch((error: unknown) =>
      log.warn({ err: error, subscription: parcel.device }, 'what became of a push could not be noted'),
    )
    return outcome
  }

  return { send, close: async () => (await wire)?.close() }
}

const unreachable: Readonly<Record<Exclude<Reach['is'], 'open'>, Outcome>> = {
  private: { is: 'refused', reason: 'The push service has an address that is not public.' },
  nowhere: { is: 'postponed', reason: 'There is no push service by that name now.' },
  unknown: { is: 'postponed', reason: 'The name of the push service could not be looked up.' },
}

function unanswered(error: unknown, log: Log): Outcome {
  if (error instanceof Unreachable) return unreachable[error.reach]
  log.info({ reason: String(error).slice(0, longestReason) }, 'a push was not answered, to be tried again')
  return { is: 'postponed', reason: 'The push service did not answer.' }
}

// On the error hangs what the other side sent, its certificate and all: anybody's push service could fill the log by it.
const longestReason = 200
