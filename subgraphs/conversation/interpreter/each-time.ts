import { wordSet } from './create-form.ts'
import type { Message } from './message.ts'
import type { Word } from './pattern.ts'
import { localToday } from './time/due.ts'
import type { TimePhrase, When } from './time/moment.ts'
import { numberWords } from './time/number-words.ts'
import { timePhrases } from './time/time-phrases.ts'

const joining = wordSet('and both & at for also one then plus as well too alarm alarms')
const mostTimes = 8

const isHour = (text: string) => /^\d{1,2}$/.test(text) || numberWords.has(text)

/** Whether a word may stand between times, or is an hour itself. */
export const isOfTimes = (text: string): boolean => joining.has(text) || isHour(text)

/** "set alarms for 6 and 7 am": the message once for each time, since an alarm rings once. Null where it has but one. */
export function eachTime(message: Message, title: readonly Word[]): readonly Message[] | null {
  const { repeats, leads } = message
  if (repeats.length + leads.length > 0 || !title.every(({ text }) => isOfTimes(text))) return null
  const hours = title.flatMap((word) => (joining.has(word.text) ? [] : hourAt(message, word)))
  const phrases = [...message.phrases, ...hours].toSorted((one, other) => one.from - other.from)
  if (phrases.length < 2 || phrases.length > mostTimes || !phrases.every(isClock)) return null
  return phrases.map((phrase, at) => ({ ...message, phrases: [{ ...phrase, when: completed(phrases, at) }] }))
}

const isClock = ({ when }: TimePhrase) => when !== null && (when.clock !== null || when.daypart !== null)

/** Only beside another time is a number alone an hour. */
function hourAt({ tokens, context }: Message, { index }: Word): readonly TimePhrase[] {
  const token = tokens[index]
  if (!token) return []
  const [phrase] = timePhrases([{ ...token, text: 'at' }, token], localToday(context))
  return [{ from: index, to: index + 1, lead: null, when: phrase?.when ?? null }]
}

/** What one time leaves out, the others say: the day, and of "6 and 7 am" the half of the day. */
function completed(phrases: readonly TimePhrase[], at: number): When | null {
  const when = phrases[at]?.when ?? null
  if (!when) return null
  const days = phrases.flatMap(({ when: other }) => other?.day ?? [])
  const day = when.day ?? (days.length === 1 ? (days[0] ?? null) : null)
  const next = phrases[at + 1]?.when ?? null
  return next ? { ...when, ...halfOf(when, next), day } : { ...when, day }
}

function halfOf({ clock, daypart }: When, next: When): Pick<When, 'clock' | 'daypart'> {
  if (!clock?.isBare || daypart) return { clock, daypart }
  if (!next.clock || next.clock.isBare) return { clock, daypart: next.daypart }
  const hour = (clock.hour % 12) + (next.clock.hour >= 12 ? 12 : 0)
  return { clock: { ...clock, hour, isBare: false }, daypart: next.daypart }
}
