const breaks = /[\p{Cc}\u2028\u2029]+/gu
const direction = /[\u202a-\u202e\u2066-\u2069]/gu
const graphemes = new Intl.Segmenter()

/** Text of people's own on one line; what is stored is so already, and what is not must not get further. */
export const oneLine = (text: string): string => text.replace(breaks, ' ').trim()

/**
 * The start of a text, cut between graphemes: `most` of them, and 4 UTF-16 units each on average, as one alone may be of any
 * length. What turns the direction of writing is left out, so that it turns nothing around it.
 */
export function shortened(text: string, most: number): string {
  const line = oneLine(text.replace(direction, ''))
  if (line.length <= most) return line

  let kept = ''
  let count = 0
  for (const { segment } of graphemes.segment(line)) {
    if (++count > most || kept.length + segment.length > most * 4) return `${kept.trimEnd()}…`
    kept += segment
  }
  return kept
}
