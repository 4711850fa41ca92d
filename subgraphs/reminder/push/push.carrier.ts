import type { Carrier, Outcome, Parcel } from '../domain/parcel.ts'
import { attemptPush, type PushAttemptParts } from './push.attempt.ts'
import { forget } from './removal.ts'

export type PushCarrierParts = PushAttemptParts &
  Readonly<{
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

  const send = async (parcel: Parcel): Promise<Outcome> => {
    const outcome = await attemptPush(parts, (await posting()).post, parcel)
    if (outcome.is === 'refused' && outcome.isGone) await forgetIt(parcel)
    return outcome
  }

  /** It is gone, whatever becomes of the note. */
  const forgetIt = async ({ device: id, ownerId }: Parcel) => {
    try {
      if (await forget(worker, { id, ownerId, because: 'GONE', now: clock.now() })) parts.committed()
    } catch (error) {
      log.warn(
        { err: error, subscription: id },
        'a browser that is gone could not be forgotten, and is pushed to again',
      )
    }
  }

  return { send, close: async () => (await wire)?.close() }
}
