/** The one door for time; nothing else calls `new Date()` or `Date.now()`, so that tests decide what time it is. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until told otherwise; `advance` takes milliseconds. */
export function manualClock(start: string): Clock & { advance(ms: number): void; set(instant: string): void } {
  let time = new Date(start).getTime()
  return {
    now: () => new Date(time),
    advance: (ms) => {
      time += ms
    },
    set: (instant) => {
      time = new Date(instant).getTime()
    },
  }
}
