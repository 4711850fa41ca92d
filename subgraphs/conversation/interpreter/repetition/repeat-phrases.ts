import type { Days } from '../time/calendar.ts'
import type { Token } from '../tokens.ts'
import { type Found, piecesIn } from './pieces.ts'
import type { RepeatPhrase } from './repeat.ts'
import { mayRepeat } from './repeat-signs.ts'
import { repeatWords, type Words } from './repeat-words.ts'
import { repeatOf } from './rule-of.ts'
import { merged, type Said } from './said.ts'

/** The repetitions that a message speaks of in English, in order; all its phrases tell of one. */
export function repeatPhrases(tokens: readonly Token[], today: Days): readonly RepeatPhrase[] {
  if (!mayRepeat(tokens)) return []
  const words = repeatWords(tokens)
  const groups = grouped(piecesIn(words, today), words)
  const told = groups.filter((group) => group.some(({ said }) => said.isRepeating))
  const loose = groups.filter((group) => !told.includes(group))
  const more = told.length === 0 ? [] : loose.flatMap((group) => group.filter((found) => mayStandApart(found, words)))
  const alone = told.length === 0 ? loose.flat().filter((found) => isAskedFor(found, words)) : []
  const found = withoutHours([...told.flat(), ...more, ...alone]).sort((one, other) => one.from - other.from)
  if (found.length === 0) return []
  const said = found.reduce<Said>((sum, { said }) => merged(sum, said), {})
  const repeat = repeatOf(untilAfterStart(said))
  return found.map(({ from, to }) => ({
    from: words[from]?.index ?? 0,
    to: (words[to - 1]?.index ?? 0) + 1,
    repeat,
  }))
}

/** "every Tuesday from 3pm to 4pm" is a time of day; only what comes by the hour has hours from one to another. */
const withoutHours = (found: readonly Found[]): Found[] =>
  found.some(({ said }) => said.frequency === 'HOURLY')
    ? [...found]
    : found.filter(({ said }) => said.hoursFrom === undefined)

/** "from November until February": each without a year, the end is in the next one. */
function untilAfterStart(said: Said): Said {
  const { start, until, isUntilOpen } = said
  if (!start || !until || !isUntilOpen || until >= start) return said
  return { ...said, until: `${Number(until.slice(0, 4)) + 1}${until.slice(4)}` }
}

const longestGap = 7
const inGaps = new Set(
  "at @ by around about , and - in the of a.m. p.m. am pm o'clock sharp noon midday midnight morning afternoon evening night for".split(
    ' ',
  ),
)

const isInGap = (text: string) => inGaps.has(text) || /^\d{1,2}([:.]\d\d)?([ap]m)?$/.test(text)

/** Pieces that stand together, with no more than a time of day between them. */
function grouped(found: readonly Found[], words: Words): readonly (readonly Found[])[] {
  const groups: Found[][] = []
  for (const piece of found) {
    const last = groups.at(-1)?.at(-1)
    if (last && isTogether(last.to, piece.from, words)) groups.at(-1)?.push(piece)
    else groups.push([piece])
  }
  return groups
}

const isTogether = (from: number, to: number, words: Words) =>
  to - from <= longestGap && words.slice(from, to).every(({ text }) => isInGap(text))

/** A start anywhere; an end where it can belong to nothing else, at the end. */
function mayStandApart({ said, to }: Found, words: Words): boolean {
  if (said.start !== undefined || said.isHollow) return true
  return said.isBound === true && /^$|^[.,;!?]$/.test(words[to]?.text ?? '')
}

const asked = /^(task|tasks|reminder|reminders|todo|to-do|event|alarm|meeting|appointment)$/

/** "set a recurring reminder": how often is what is missing. */
const isAskedFor = ({ said, to, from }: Found, words: Words) =>
  said.isHollow === true && to === from + 1 && asked.test(words[to]?.text ?? '')
