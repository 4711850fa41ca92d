import type { Token } from '../tokens.ts'
import type { TimePhrase } from './moment.ts'
import type { TimePart } from './time-parts.ts'
import type { TimeToken } from './time-words.ts'

/** "2026-12-20T10:00Z", "2026-12-20T10:00+01:00", "2026-12-20T10:00": the day is read, the rest is in the same token. */
export function readTimestamp(run: readonly TimeToken[], part: TimePart, tokens: readonly Token[]): TimePhrase | null {
  const last = run[part.to - 1]
  if (last?.kind !== 'date' || !part.when) return null
  const [, hour, minute, zulu] = /t(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(z?)$/.exec(last.text) ?? []
  if (hour === undefined || minute === undefined) return null
  const offset = zulu === 'z' ? { name: 'UTC', next: last.index + 1 } : offsetAfter(tokens, last.index)
  const clock = { hour: Number(hour), minute: Number(minute), isBare: false, isGuess: false }
  const zone = offset && { timeZone: offset.name, isGuess: false }
  const from = (run[part.from] ?? last).index
  const when = clock.hour < 24 && clock.minute < 60 ? { ...part.when, clock, zone } : null
  return { from, to: offset?.next ?? last.index + 1, lead: part.lead, when }
}

function offsetAfter(tokens: readonly Token[], at: number): Readonly<{ name: string; next: number }> | null {
  const [stamp, sign, offset] = tokens.slice(at, at + 3)
  const isSign = (sign?.text === '+' || sign?.text === '-') && sign.from === stamp?.to && offset?.from === sign.to
  return isSign && offset && /^[01]\d:[0-5]\d$/.test(offset.text)
    ? { name: sign.text + offset.text, next: at + 3 }
    : null
}
