import type { Read } from '../time/number-words.ts'
import { set, skip, textAt } from './piece.ts'
import { dayparts, type Words } from './repeat-words.ts'
import type { Said } from './said.ts'

const startOf: Readonly<Record<string, number>> = {
  morning: 9,
  noon: 12,
  midday: 12,
  afternoon: 15,
  evening: 18,
  night: 20,
  midnight: 0,
}

/** "morning", or "morning and evening", which is two times a day. */
export function readDayparts(words: Words, at: number): Read<Readonly<{ said: Said; isPlural: boolean }>> | null {
  const names: string[] = []
  let next = at
  for (;;) {
    const place = names.length === 0 ? at : afterSeparator(words, next)
    const name = dayparts.get(textAt(words, place))
    if (name === undefined) break
    names.push(name)
    next = place + 1
  }
  const [only] = names
  if (only === undefined) return null
  const hours = [...new Set(names.map((name) => startOf[name] ?? 0))]
  const said: Said = names.length === 1 ? { daypart: only } : { hours }
  return { value: { said, isPlural: /s$/.test(textAt(words, next - 1)) }, next }
}

const separators = set(', / and')
const repeated = set('every each the')

/** Nothing is passed over but what joins two of them. */
function afterSeparator(words: Words, at: number): number {
  const first = skip(words, at, separators)
  return first === at ? words.length : skip(words, skip(words, first, set('and')), repeated)
}
