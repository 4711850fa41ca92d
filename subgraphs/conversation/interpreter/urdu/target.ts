import type { Command, DueSlot, Meant } from '../interpretation.ts'
import type { Message } from '../message.ts'
import type { Word } from '../pattern.ts'
import { chooseTimes } from '../slot-times.ts'
import { daysOf, isoDate } from '../time/calendar.ts'
import { resolveDue } from '../time/due.ts'
import { isTooLong, slotText } from '../title.ts'
import { everyTask } from './query-base.ts'
import { foreign, lemmas, stretchOf, ties } from './words.ts'

export type Target = Pick<Command, 'target' | 'meant' | 'spans'>

const itself = 'it'
const pronouns = lemmas('ise use ye vo is isi pichla akhri')
const many = lemmas('inhen in sab')
const nouns = lemmas('task reminder list alarm event vala reminder hi')
const ordinals: ReadonlyMap<string, number> = new Map([
  ['pehla', 1],
  ['pehle', 1],
  ['dusra', 2],
  ['tisra', 3],
  ['chautha', 4],
  ['panchvan', 5],
  ['akhri', -1],
])
const owners = lemmas('mujhe mera ye vo please zara to ab abhi ham maine')
const holders = lemmas('list calendar schedule task')
const from = lemmas('se men')
const tails = lemmas('ko ka ki ke vala task kam reminder par liye se bhi ne event alarm hi')

/** Which task some words point to; null where they name nothing, and 'foreign' where it is none of ours. */
export function targetOf(message: Message, words: readonly Word[], near: DueSlot | null): Target | 'foreign' | null {
  if (isSeveral(words)) return null
  const pointed = pointer(message, words, near)
  if (pointed) return { target: itself, meant: pointed, spans: [] }
  const named = core(words)
  if (named.length === 0) return near ? { target: itself, meant: { kind: 'TIME', near }, spans: [] } : null
  if (isOthers(message, named)) return 'foreign'
  const stretch = stretchOf(message, named)
  const slot = slotText(message, 'target', stretch, [
    ...message.phrases,
    ...message.repeats,
    ...message.leads,
    ...message.marks,
  ])
  if (!slot.text || isTooLong(slot.text)) return null
  return { target: slot.text, meant: { kind: 'WORDS', words: slot.text, near }, spans: slot.spans }
}

/** "doosra aur teesra wala": one target cannot be both. */
const isSeveral = (words: readonly Word[]): boolean =>
  words.filter(({ text }) => ordinals.has(text)).length > 1 &&
  words.every(({ text }) => ordinals.has(text) || nouns.has(text) || ties.has(text) || text === 'aur')

/** "دوسرا والا", "usay", "in sab ko", "sare kaam" */
function pointer({ phrases, context }: Message, words: readonly Word[], near: DueSlot | null): Meant | null {
  const said = words.map(({ text }) => text).filter((text) => !ties.has(text) && text !== 'mujhe')
  if (said.length === 0) return null
  const isAllMine = said[0] === 'mera' && said[1] === 'sab'
  const [first = ''] = isAllMine ? said.slice(1) : said
  const rest = said.slice(isAllMine ? 2 : 1)
  const isPlain = rest.every((text) => nouns.has(text))
  const place = ordinals.get(first)
  if (place !== undefined && isPlain && (rest.length > 0 || words.some(({ text }) => text === 'vala')))
    return { kind: 'PLACE', place }
  if (place !== undefined && isPlain && (context.discourse?.listed ?? 0) > 0) return { kind: 'PLACE', place }
  if (many.has(first) && rest.every((text) => nouns.has(text) || many.has(text) || text === 'mera'))
    return rest.some((text) => text === 'task' || text === 'event') || said.includes('mera')
      ? { kind: 'ALL', query: { ...everyTask, ...dayOf(near) } }
      : { kind: 'LISTED' }
  if (phrases.length === 0 && near === null && pronouns.has(first) && isPlain) return { kind: 'LAST' }
  return pronouns.has(first) && isPlain ? { kind: 'LAST' } : null
}

/** "kal ke sare kaam": those of that day and no others. */
const dayOf = (near: DueSlot | null) =>
  near ? { from: `${near.date}T00:00`, until: `${dayAfter(near.date)}T00:00` } : {}

function dayAfter(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return isoDate(daysOf({ year, month, day }) + 1)
}

function core(words: readonly Word[]): readonly Word[] {
  const first = words.findIndex(({ text }) => !owners.has(text))
  const isFromList = holders.has(words[first]?.text ?? '') && from.has(words[first + 1]?.text ?? '')
  const isDeleted = words[first]?.text === 'delete' && words[first + 1]?.text === 'kar+'
  const isFromIn = isFromList && words[first + 2]?.text === 'se'
  const start = isFromList
    ? first + (isFromIn ? 3 : 2)
    : isDeleted
      ? first + (words[first + 2]?.text === 'ho+' ? 3 : 2)
      : first
  const end = words.findLastIndex(({ text }) => !tails.has(text)) + 1
  return first < 0 ? [] : words.slice(start, Math.max(start, end))
}

const isOthers = ({ tokens }: Message, words: readonly Word[]) =>
  words.some(({ text, index }) => foreign.has(text) || foreign.has(tokens[index]?.text ?? ''))

/** The day or time beside the words of a target; undefined where one cannot be named. */
export function nearOf(message: Message): DueSlot | null {
  const times = chooseTimes(message, { from: message.tokens.length, to: message.tokens.length })
  const due = times.when && resolveDue(times.when, message.context)
  return typeof due === 'string' ? null : due
}
