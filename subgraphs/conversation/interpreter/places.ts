import type { Stretch } from './time/moment.ts'

/** The tokens of some stretches. */
export function placesIn(stretches: readonly Stretch[]): ReadonlySet<number> {
  const places = new Set<number>()
  for (const { from, to } of stretches) for (let at = from; at < to; at += 1) places.add(at)
  return places
}
