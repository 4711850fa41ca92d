import { setTimeout as delay } from 'node:timers/promises'
import { GraphQLError } from 'graphql'

const firstDelayMs = 100
const longestDelayMs = 5_000
const mostFaults = 8

/** Whether GraphQL says why, in one error or several, as opposed to a transport that broke. */
export const isGraphQL = (error: unknown): boolean => error instanceof GraphQLError || error instanceof AggregateError

/** Whether it may be over by itself: transport always, a fault inside (a database that restarts) for a few attempts. */
export function isPassing(error: unknown, failures: number): boolean {
  if (error instanceof AggregateError)
    return error.errors.length > 0 && error.errors.every((one) => isPassing(one, failures))
  if (!(error instanceof GraphQLError)) return true
  const code = error.extensions['code']
  return code === 'UNAVAILABLE' || code === 'TIMEOUT' || (code === 'INTERNAL_SERVER_ERROR' && failures < mostFaults)
}

/** Waits 100 ms to 5 s, doubling, up to half of it left to chance, so that not everyone comes back at once. */
export async function backoff(failures: number, signal: AbortSignal): Promise<void> {
  const longest = Math.min(longestDelayMs, firstDelayMs * 2 ** failures)
  await delay(longest * (0.5 + Math.random() / 2), undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}
