import type { ClaimedDelivery } from './delivery.claims.ts'
import type { Lane } from './lanes.ts'

/** By each channel so many attempts are under way at once in one process. */
export const attemptsAtOnce = 50
/** And of those so many by one push service. */
export const attemptsByHost = 20

// So that one address, one browser or one push service that hangs, or what has failed before, leaves the most to the others;
// and all that has failed or was slow before leaves a half, however many people it is of.
const ofTroubled = attemptsAtOnce / 2
const ofOwner = 4
const ofRetries = 10
const ofRetriesByHost = 5

/** What a delivery takes its share of, beside all the others of its channel. */
export const lanesOf = (
  { ownerId, host, attempts }: Pick<ClaimedDelivery, 'ownerId' | 'host' | 'attempts'>,
  wasSlow: boolean,
): Lane[] => [
  { name: `to ${ownerId}`, most: ofOwner },
  ...(host === null ? [] : [{ name: `by ${host}`, most: attemptsByHost }]),
  ...(attempts > 0 || wasSlow ? [{ name: 'troubled', most: ofTroubled }] : []),
  ...(attempts > 0 ? [againOf(host)] : []),
]

// A push service that hangs fills the places of its own, and leaves some for what the others have postponed.
const againOf = (host: string | null): Lane =>
  host === null ? { name: 'again', most: ofRetries } : { name: `again by ${host}`, most: ofRetriesByHost }
