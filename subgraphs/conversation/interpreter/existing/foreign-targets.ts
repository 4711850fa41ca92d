import { isWhole, patterns, type Word } from '../pattern.ts'
import { isOwnEvent } from '../query/query-nouns.ts'

const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

const pronouns = set('me us you him her i they we')
const verbs = set('is are was were')
const turnsOfSpeech = patterns(
  'nothing|something|well|good|great|fine|okay|ok|best|first|second|third|last|early|late|deal|joke|sentence|thought',
  'pretty|so|very|really well|good|great|late|early',
  'paid attention',
  'eating|talking|playing|reading|working|speaking|dinner|lunch|breakfast',
)

/** "cancel my flight", "delete your history": what other programs keep, when it stands first or last. */
const foreign = set(
  `account accounts email emails mail mails file files folder photo photos picture pictures image video videos contact contacts history
  message messages conversation conversations chat flight order orders subscription membership app apps background song songs
  music sentence poem story essay paragraph text code line row column password game browser tab tabs window device devices
  light lights lamp lamps heating heater thermostat temperature volume tv television radio playlist track album movie film
  show episode channel station podcast ad ads intro speaker speakers bluetooth wifi wi-fi internet phone laptop computer
  printer router camera fan oven stove vacuum blinds curtains garage door doors window brightness screen wallpaper theme
  language voice accent ringtone currency address name number timer stopwatch timers uber taxi cab ride hotel reservation
  ticket tickets card cards payment transfer loan order cookies cache notification tweet tweets post posts comment
  profile bot trip culture plan rock debt ban tax taxes route directions destination trial conspiracy bet process server
  container branch database table variable function line node cluster repo repository playlist recording screenshot`,
)

/** An event of one's own keeps its words: "cancel the phone call with Bob" is of the calendar. */
export function isForeign(named: readonly Word[], hasArticle: boolean): boolean {
  if (named.some(({ text }) => pronouns.has(text) || verbs.has(text))) return true
  if (named.some(({ text }) => isOwnEvent(text))) return false
  const ends = [named[0]?.text ?? '', named.at(-1)?.text ?? '']
  const isThing = ends.some((word) => foreign.has(word))
  return isThing && (hasArticle || named.length === 1 || foreign.has(ends[1] ?? ''))
}

export const isTurnOfSpeech = (named: readonly Word[]): boolean => isWhole(named, 0, turnsOfSpeech)

/** "mark is done" */
export const isLoneVerb = (named: readonly Word[]): boolean => named.length === 1 && verbs.has(named[0]?.text ?? '')
