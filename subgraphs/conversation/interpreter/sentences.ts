import { explicitForms } from './create-forms.ts'
import { type Message, placesIn } from './message.ts'
import { firstMatch, isWhole, patterns, type Word } from './pattern.ts'
import type { Stretch } from './time/moment.ts'

const abbreviations = new Set('dr mr mrs ms prof st no nr vs etc approx dept apt ave inc ltd jr sr tel'.split(' '))

const otherCommands = [
  ...explicitForms.filter(({ tails }) => !tails).flatMap(({ heads }) => heads),
  ...patterns(
    'mark|tick|check|cross',
    'delete|remove|cancel|complete the|my',
    'show|list me|my|all|the',
    'delete|remove|cancel|complete * task|reminder',
  ),
]
const links = new Set(['and', 'then', 'also', 'plus'])

/** Whether a slot runs on into another sentence or another command: then not all of it is the slot. */
export const saysMore = (message: Message, slot: Stretch, lifted: readonly Stretch[]): boolean =>
  hasSecondSentence(message, slot, placesIn(lifted)) || hasSecondCommand(message.words, slot)

function hasSecondSentence({ tokens, source }: Message, { from, to }: Stretch, lifted: ReadonlySet<number>): boolean {
  const last = tokens.findLastIndex((token, at) => at < to && token.isWord && !lifted.has(at))
  return tokens.slice(from, Math.max(from, last)).some((token, offset) => {
    const [before, next] = [tokens[from + offset - 1], tokens[from + offset + 1]]
    if (token.isQuoted || !/^[.!?;]$/.test(token.text) || offset === 0) return false
    if (token.text === '.' && before && (abbreviations.has(before.text) || before.text.length === 1)) return false
    return next !== undefined && /\s/.test(source.charAt(token.to))
  })
}

function hasSecondCommand(words: readonly Word[], { from, to }: Stretch): boolean {
  const inside = words.filter(({ index }) => from <= index && index < to)
  const starts = inside.flatMap(({ text }, at) => (links.has(text) ? [at + 1] : [])).slice(0, 16)
  return starts.some((start) => firstMatch(inside, start, otherCommands) !== null)
}

const retractions = patterns(
  'never mind',
  'nevermind',
  'forget it|that',
  'scratch that',
  'just kidding',
  'no wait',
  "actually don't|no|not",
  'on second thought|thoughts',
)

/** "remind me to call mum, no wait, never mind". */
export const isTakenBack = (words: readonly Word[]): boolean =>
  words.slice(-4).some((_, at, last) => isWhole(last, at, retractions))

const refusals = patterns(
  "don't|dont|never|stop",
  'do|must|should not',
  'no need',
  "i|we don't|dont|didn't|haven't|won't|can't",
  'i no longer',
  'i do|have|will not',
)

/** "don't remind me": whatever follows is not to be done. */
export const isRefusal = (words: readonly Word[], start: number): boolean => firstMatch(words, start, refusals) !== null
