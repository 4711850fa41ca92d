const closerOf: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['‘', '’'],
  ['„', '“'],
  ['«', '»'],
])

const opener = /["'“‘„«]/

export const isQuoteMark = (text: string) => closerOf.has(text) || text === '”' || text === '’' || text === '»'

/** What stands in quotes, marks included, as `[from, to)` in UTF-16 units. One pass, whatever is left open. */
export function quotedRanges(text: string): readonly (readonly [number, number])[] {
  if (!opener.test(text)) return []
  const ranges: [number, number][] = []
  const neverClosed = new Set<string>()

  for (let at = 0; at < text.length; at += 1) {
    const closer = closerOf.get(text.charAt(at))
    if (!closer || neverClosed.has(closer) || !mayOpen(text, at)) continue

    const end = closingAt(text, closer, at + 1)
    // Without remembering, a text of opening marks only would be searched to its end once for each of them.
    if (end < 0) neverClosed.add(closer)
    else {
      ranges.push([at, end + 1])
      at = end
    }
  }
  return ranges
}

/** `5"` and the boys' are no opening quotes. */
const mayOpen = (text: string, at: number) => at === 0 || /[\s([{:,+]/.test(text.charAt(at - 1))

function closingAt(text: string, closer: string, from: number): number {
  let at = text.indexOf(closer, from)
  while (at >= 0 && /[\p{L}\p{N}]/u.test(text.charAt(at + 1))) at = text.indexOf(closer, at + 1)
  return at
}
