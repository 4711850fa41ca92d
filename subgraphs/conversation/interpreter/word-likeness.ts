/** Shorter words have too few letters to be told from others by one that is wrong. */
const leastLetters = 4
const leastAlike = 0.42

/** Whether one word may be the other, mistyped: "dentits" and "dentist", by the pieces of three letters that both have. */
export function isMistyped(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < leastLetters || Math.abs(one.length - other.length) > 2) return false
  if (isSwapped(one, other)) return true
  const [pieces, others] = [trigrams(one), trigrams(other)]
  const shared = pieces.intersection(others).size
  return shared / (pieces.size + others.size - shared) >= leastAlike
}

const trigrams = (word: string): ReadonlySet<string> => {
  const padded = `  ${word} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, start) => padded.slice(start, start + 3)))
}

/** The same letters but for two neighbours that changed places. */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2)
}
