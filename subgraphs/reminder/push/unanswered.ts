import type { Log } from '../../../platform/log.ts'
import type { Outcome } from '../domain/parcel.ts'
import { type Reach, Unreachable } from './reach.ts'

export const unreachable: Readonly<Record<Exclude<Reach['is'], 'open'>, Outcome>> = {
  private: { is: 'refused', reason: 'The push service has an address that is not public.' },
  nowhere: { is: 'postponed', reason: 'There is no push service by that name now.' },
  unknown: { is: 'postponed', reason: 'The name of the push service could not be looked up.' },
}

/** What a push comes to that was not answered, for whatever `error` kept it from being. */
export function unanswered(error: unknown, log: Log): Outcome {
  if (error instanceof Unreachable) return unreachable[error.reach]
  log.info({ reason: String(error).slice(0, longestReason) }, 'a push was not answered, to be tried again')
  return { is: 'postponed', reason: 'The push service did not answer.' }
}

// On the error hangs what the other side sent, its certificate and all: anybody's push service could fill the log by it.
const longestReason = 200
