const graphemes = new Intl.Segmenter()
const bytesOf = (text: string) => Buffer.byteLength(text)

/** At most so many bytes of UTF-8: cut between what readers see as characters, with an ellipsis where it was cut. */
export function withinBytes(text: string, most: number): string {
  if (bytesOf(text) <= most) return text
  let kept = ''
  let room = most - bytesOf('…')
  for (const { segment } of graphemes.segment(text)) {
    room -= bytesOf(segment)
    if (room < 0) break
    kept += segment
  }
  return `${kept}…`
}
