import type { Token } from '../tokens.ts'
import { numberWords } from './number-words.ts'

export type TimeKind =
  | 'day'
  | 'weekday'
  | 'month'
  | 'unit'
  | 'number'
  | 'ordinal'
  | 'date'
  | 'clock'
  | 'daypart'
  | 'link'

/** A token that may be part of a time phrase, in the spelling that chrono reads; `index` is its token. */
export type TimeToken = Readonly<{ text: string; kind: TimeKind; index: number }>

const list = (words: string) => words.split(' ')

const spellings: ReadonlyMap<string, string> = new Map([
  ...list('tmrw tmr tmw tomorow tommorow tommorrow tomorro 2morrow').map((word) => [word, 'tomorrow'] as const),
  ...list('tonite 2nite').map((word) => [word, 'tonight'] as const),
  ...list('tues weds').map((word) => [word, word.slice(0, 3)] as const),
  ...numberWords,
  ['coming', 'this'],
  ['@', 'at'],
])

const kindOf: ReadonlyMap<string, TimeKind> = new Map(
  Object.entries({
    day: 'today tomorrow yesterday eod christmas eve',
    weekday: 'monday tuesday wednesday thursday friday saturday sunday mon tue wed thu thur thurs fri sat sun weekend',
    month:
      'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec',
    unit: 'second seconds sec secs minute minutes min mins hour hours hr hrs day days week weeks month months year years fortnight',
    ordinal: 'first third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth',
    daypart: 'morning noon midday afternoon evening night midnight tonight',
    number: 'half quarter couple few',
    link: "at on by in within the this next last of a an and around about before after from since until till to past for now later ago end am pm a.m p.m a.m. p.m. o'clock oclock sharp , - –",
  } satisfies Partial<Record<TimeKind, string>>).flatMap(([kind, words]) =>
    // Object.entries forgets the keys' type, which `satisfies` has just checked.
    list(words).map((word) => [word, kind as TimeKind] as const),
  ),
)

const shapes: readonly (readonly [RegExp, TimeKind])[] = [
  [/^\d{1,4}$/, 'number'],
  [/^\d{1,2}(st|nd|rd|th)$/, 'ordinal'],
  [/^\d{4}-\d{1,2}-\d{1,2}$/, 'date'],
  [/^\d{1,2}\/\d{1,2}(\/\d{4})?$/, 'date'],
  [/^\d{1,2}\.\d{1,2}\.\d{4}$/, 'date'],
  [/^\d{1,2}([:.]\d{2})?([ap]m|[ap]\.m\.?)?$/, 'clock'],
  [/^\d{1,2}:\d{2}:\d{2}$/, 'clock'],
  [/^\d{1,2}(:\d{2})?([ap]m)?-\d{1,2}(:\d{2})?([ap]m)?$/, 'clock'],
  [/^\d{1,3}(\.\d)?$/, 'number'],
  [/^\d{1,4}(h|hr|hrs|m|min|mins|s|sec)$/, 'unit'],
  [/^\d{1,2}h\d{1,2}(m|min)?$/, 'unit'],
]

export function timeToken(token: Token, index: number): TimeToken | null {
  if (token.isQuoted) return null
  const text = spellings.get(token.text) ?? token.text
  const kind = kindOf.get(text) ?? (text.length > 16 ? undefined : shapes.find(([shape]) => shape.test(text))?.[1])
  return kind ? { text, kind, index } : null
}

/** No one says a time in more words than this, nor as many times in one message. */
const longestRun = 16
const mostRuns = 12

/** "watch episode 5 tonight": the number is a name. */
const numbered = new Set(
  list('episode chapter season room page part lesson level step gate platform unit number volume'),
)

const isNumbered = (tokens: readonly Token[], at: number) =>
  numbered.has(tokens[at - 1]?.text ?? '') && /^\d/.test(tokens[at]?.text ?? '')

/** Stretches of words that could be a time; chrono sees nothing longer, so its cost does not grow with the message. */
export function timeRuns(tokens: readonly Token[]): readonly (readonly TimeToken[])[] {
  const runs: TimeToken[][] = [[]]
  for (const [index, token] of tokens.entries()) {
    const word = isNumbered(tokens, index) ? null : timeToken(token, index)
    if (word) runs.at(-1)?.push(word)
    else if (runs.at(-1)?.length !== 0) runs.push([])
  }
  const said = runs.filter((run) => run.length <= longestRun && run.some(({ kind }) => kind !== 'link'))
  return said.length <= mostRuns ? said : [...said.slice(0, mostRuns / 2), ...said.slice(-mostRuns / 2)]
}
