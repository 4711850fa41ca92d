/** How long a code can be given back. */
export const codeLivesMs = 10 * 60_000
export const mostTries = 5

/** Codes that go to one person, and to one address, in an hour. */
export const mostCodes = 5
export const hourMs = 60 * 60_000
const betweenMs = 60_000

/** How long to wait before one more is sent, 0 for not at all, and whether that is because an hour has its codes. */
export type CodeWait = Readonly<{ ms: number; isOfHour: boolean }>

/** `sent` is when those of the last hour were, in any order. */
export function waitForCode(sent: readonly Date[], now: Date): CodeWait {
  const times = sent.map((at) => at.getTime()).toSorted((a, b) => b - a)
  const left = (time: number | undefined, ms: number) =>
    time === undefined ? 0 : Math.max(0, time + ms - now.getTime())
  const [ofMinute, ofHour] = [left(times[0], betweenMs), left(times[mostCodes - 1], hourMs)]
  return { ms: Math.max(ofMinute, ofHour), isOfHour: ofHour > ofMinute }
}

/** Six digits as people write them: in the digits of English, Urdu or Arabic, with gaps or without. */
export const spelledCode = (given: string): string =>
  given
    .replace(/[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069-]/gu, '')
    .replace(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) - 0x06f0))
