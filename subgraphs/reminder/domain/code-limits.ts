/** How long a code can be given back. */
export const codeLivesMs = 10 * 60_000
export const mostTries = 5

/** Codes that go to one person, and to one address, in an hour. */
export const mostCodes = 5
export const hourMs = 60 * 60_000
const betweenMs = 60_000

/** How long to wait before one more is sent; 0 for not at all. `sent` is when those of the last hour were, in any order. */
export function waitForCodeMs(sent: readonly Date[], now: Date): number {
  const times = sent.map((at) => at.getTime()).toSorted((a, b) => b - a)
  const [newest, last] = [times[0], times[mostCodes - 1]]
  const ends = [newest === undefined ? 0 : newest + betweenMs, last === undefined ? 0 : last + hourMs]
  return Math.max(0, ...ends.map((end) => end - now.getTime()))
}

/** Six digits as people write them: in the digits of English, Urdu or Arabic, with gaps or without. */
export const spelledCode = (given: string): string =>
  given
    .replace(/[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069-]/gu, '')
    .replace(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) - 0x06f0))
