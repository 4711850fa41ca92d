import type { Discourse, Meant } from '../interpretation.ts'
import { isWhole, patterns, type Word } from '../pattern.ts'

/** Words that name nothing themselves, and point to tasks that were spoken of or listed. */
const last = patterns(
  'it|that|this|itself',
  'the|that|this task|todo|to-do|item|thing|reminder|entry|event|one',
  'that|this same|very [task|one|thing]',
  'the same [task|one|thing]',
  'the|this|that [whole|entire] series',
  'the [last|latest|previous|newest] one|task|thing|reminder|item [that] [i|you|we] [just] added|created|made|mentioned',
  '[the] last|latest|previous|newest task|todo|to-do|item|reminder|thing|event|entry|appointment',
  'the last|latest|previous|newest one',
  'the most recent one|task|reminder|item',
  'what i|you|we just added|created|made|said',
  'my last task|reminder|todo|item',
)
const lastOfList = patterns('the [very] last [one|item|task|thing]', 'number last', 'the bottom one', 'last one')

const listed = patterns(
  'all [of] [them|these|those]',
  'both [of] [them|these|those]',
  'them|those|these [all|both]',
  'these|those|the two|three|four|five [tasks|ones|reminders|items]',
  'all [the|these|those] [two|three|four|five|2|3|4|5|six|6] [of] [them]',
  'everything you [just] listed|showed|said',
  'the lot',
  'each of them|these|those',
  'every one of them|these|those',
  'the [whole|entire] list|lot above',
)

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')
const cardinals = 'one two three four five six seven eight nine ten'.split(' ')

/** 1 to 99, as digits or in words. */
function numberOf(word: string, names: readonly string[]): number | null {
  const named = names.indexOf(word)
  return named < 0 ? null : named + 1
}

const ordinalOf = (word: string): number | null => {
  const [, digits] = /^([1-9]\d?)(?:st|nd|rd|th)$/.exec(word) ?? []
  return digits === undefined ? numberOf(word, ordinals) : Number(digits)
}

const cardinalOf = (word: string): number | null => (/^[1-9]\d?$/.test(word) ? Number(word) : numberOf(word, cardinals))

const labels = new Set(['number', 'no', 'no.', 'nr', '#', 'task', 'tasks', 'item', 'items', 'option', 'numbers', 'nos'])
const silent = new Set(['the', 'and', ',', '&', 'my', 'then'])
const closings = new Set([
  'one',
  'ones',
  'task',
  'tasks',
  'item',
  'items',
  'option',
  'entry',
  'reminder',
  'thing',
  'row',
  'line',
  'two',
])

/** How words point without naming, each task by itself; null where they name one. */
export function pointersIn(words: readonly Word[], discourse: Discourse | undefined): readonly Meant[] | null {
  const hasList = (discourse?.listed ?? 0) > 0
  if (hasList && isWhole(words, 0, lastOfList)) return [{ kind: 'PLACE', place: -1 }]
  if (isWhole(words, 0, listed)) return [{ kind: 'LISTED' }]
  if (isWhole(words, 0, last)) return [{ kind: 'LAST' }]
  return (
    several(words)?.map((place): Meant => ({ kind: 'PLACE', place })) ??
    places(words)?.map((place): Meant => ({ kind: 'PLACE', place })) ??
    null
  )
}

/** "the first two", "last three". */
function several(words: readonly Word[]): readonly number[] | null {
  const said = words.filter(({ text }) => text !== 'the').map(({ text }) => text)
  const [which = '', amount = '', noun = 'ones'] = said
  const count = numberOf(amount, cardinals) ?? (/^[2-9]$/.test(amount) ? Number(amount) : null)
  if (!count || count < 2 || said.length > 3 || !closings.has(noun)) return null
  if (which === 'first' || which === 'top') return Array.from({ length: count }, (_, at) => at + 1)
  return which === 'last' || which === 'bottom' ? Array.from({ length: count }, (_, at) => at - count) : null
}

const mostPlaces = 8

/** "the second one", "number 3", "#2", "2 and 3", "the first and the third". */
function places(words: readonly Word[]): readonly number[] | null {
  if (words.length > 3 * mostPlaces) return null
  const found: number[] = []
  for (const [at, { text }] of words.entries()) {
    const isClosing = at > 0 && closings.has(text)
    if (silent.has(text) || labels.has(text) || isClosing) continue
    const place = ordinalOf(text) ?? cardinalOf(text)
    if (place === null) return null
    found.push(place)
  }
  // "one" alone is no number of a list, and "the one" is not the first.
  const isPlain = words.length === 1 && cardinalOf(words[0]?.text ?? '') === 1 && words[0]?.text === 'one'
  return found.length === 0 || isPlain || words[0]?.text === 'my' ? null : found
}
