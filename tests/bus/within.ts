/** For what has to come true by itself: patient enough for a busy machine, quick where it can be. */
export const within = { timeout: 20_000, interval: 10 }
