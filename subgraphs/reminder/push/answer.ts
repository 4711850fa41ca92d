import type { Outcome } from '../domain/parcel.ts'
import type { Answer } from './post.ts'

const longestWaitMs = 24 * 3_600_000

/** What a push service's answer means (RFC 8030, RFC 8292); null for a message that it finds too long. */
export function outcomeOf({ status, retryAfter }: Answer, now: Date): Outcome | null {
  if (status >= 200 && status < 300) return { is: 'accepted' }
  if (status === 404 || status === 410) return gone
  if (status === 413) return null
  if (isPassing(status)) return postponed(status, waitOf(retryAfter, now))
  return { is: 'refused', reason: refusals[status] ?? `The push service answered with status ${status}.` }
}

export const gone: Outcome = {
  is: 'refused',
  reason: 'This browser takes no pushes any more. Enable them there again.',
  isGone: true,
}

const notOurKey =
  'The push service does not take our signature, as when this browser subscribed with another key. Enable pushes there again.'
const redirected = 'The push service answered with a redirect, which is not followed.'

const refusals: Readonly<Record<number, string>> = {
  301: redirected,
  302: redirected,
  303: redirected,
  307: redirected,
  308: redirected,
  400: 'The push service finds our request wrong, as when this browser subscribed with another key. Enable pushes there again.',
  401: notOurKey,
  403: notOurKey,
}

const isPassing = (status: number) => status >= 500 || status === 408 || status === 425 || status === 429

function postponed(status: number, retryAfterMs: number | null): Outcome {
  const reason =
    status === 429 ? 'The push service asks to wait.' : `The push service answered with status ${status} for now.`
  return retryAfterMs === null ? { is: 'postponed', reason } : { is: 'postponed', reason, retryAfterMs }
}

// `Wed, 21 Oct 2015 07:28:00 GMT`. Date.parse makes a date of much that is none, as of `1.5`.
const httpDate = /^[A-Z][a-z]{2}, /

/** `Retry-After` is a number of seconds or a date (RFC 9110, 10.2.3); null for neither. At most a day. */
function waitOf(retryAfter: string | null, now: Date): number | null {
  if (retryAfter === null) return null
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : dateOf(retryAfter) - now.getTime()
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), longestWaitMs)
}

const dateOf = (given: string) => (httpDate.test(given) ? Date.parse(given) : Number.NaN)
