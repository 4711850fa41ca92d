import { Temporal } from 'temporal-polyfill'
import type { Step } from '../../domain/step.ts'
import { wallTime } from '../../interpreter/due-words.ts'
import type { NamedTask } from '../replies.ts'

const plural = new Intl.PluralRules('ur')
const listed = new Intl.ListFormat('en', { type: 'conjunction' })
/** "a, b aur c": no list of Latin Urdu is in the CLDR, so the English commas stand and its last word is ours. */
export const and = {
  format: (items: readonly string[]) =>
    listed
      .formatToParts(items)
      .map(({ type, value }, at, parts) => (type === 'literal' && at === parts.length - 2 ? ' aur ' : value))
      .join(''),
}

export const isOne = (count: number) => plural.select(count) === 'one'
export const counted = (count: number, one: string, other: string) =>
  `${count.toLocaleString('en')} ${isOne(count) ? one : other}`

/** A name in its quotes, kept together whatever direction it is written in (Unicode TR 9: isolates). */
export const quoted = (name: string) => (/\p{Script=Arabic}/u.test(name) ? `'\u2068${name}\u2069'` : `'${name}'`)
export const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1)

const weekdays = ['peer', 'mangal', 'budh', 'jumerat', 'juma', 'hafta', 'itwar']
const mostNamed = 10

/** How Urdu in Latin letters names tasks, times and steps; `now` is what "kal" starts from. */
export function wordsOn(now: Date) {
  const when = (due: NonNullable<NamedTask['due']>) => dueInRomanUrdu(due, now)
  const at = (instant: Date, timeZone: string) => when(wallTime(instant, timeZone))
  const named = ({ title, due }: NamedTask) => (due ? `${quoted(title)} (${when(due)})` : quoted(title))
  const phrase = (step: Step) => phraseOf(step, { when, named })
  const phrases = (steps: readonly Step[]) => {
    const further = steps.length - mostNamed
    const more = further > 0 ? [`mazeed ${counted(further, 'tabdeeli', 'tabdeeliyan')}`] : []
    return and.format([...steps.slice(0, mostNamed).map(phrase), ...more])
  }
  return { when, at, named, phrase, phrases }
}
export type Words = ReturnType<typeof wordsOn>

function dueInRomanUrdu(due: NonNullable<NamedTask['due']>, now: Date): string {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(due.timeZone).toPlainDate()
  const day = dayOf(Temporal.PlainDate.from(due.date), today)
  return due.time === null ? day : `${day} ${clockOf(due.time)}`
}

function dayOf(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const { days } = today.until(date)
  if (days === 0) return 'aaj'
  if (days === 1) return 'kal'
  if (days < 0 || days > 6) return `${date.toLocaleString('en-GB', { dateStyle: 'long' })} ko`
  return `${weekdays[date.dayOfWeek - 1]}, ${date.toLocaleString('en-GB', { day: 'numeric', month: 'long' })} ko`
}

/** "shaam 5 bajay": by twelve hours and the part of the day. */
function clockOf(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const dial = hour % 12 === 0 ? 12 : hour % 12
  return `${partOfDay(hour)} ${minute === 0 ? dial : `${dial}:${String(minute).padStart(2, '0')}`} bajay`
}

function partOfDay(hour: number): string {
  if (hour < 4 || hour >= 20) return 'raat'
  if (hour < 12) return 'subah'
  if (hour < 15) return 'dopahar'
  return hour < 17 ? 'seh pahar' : 'shaam'
}

function phraseOf(step: Step, { when, named }: Pick<Words, 'when' | 'named'>): string {
  switch (step.kind) {
    case 'create':
      return `kaam ${named(step)} likhna`
    case 'update':
      return `kaam ${quoted(step.title)} badalna`
    case 'reschedule':
      return step.newDue
        ? `${quoted(step.title)} ka waqt ${when(step.newDue)} rakhna`
        : `${quoted(step.title)} ka dohrao badalna`
    case 'complete':
      return `${quoted(step.title)} mukammal karna`
    case 'reopen':
      return `${quoted(step.title)} dobara kholna`
    case 'skip':
      return `${quoted(step.title)} is baar chhorna`
    case 'stop':
      return `${quoted(step.title)} ka dohrao khatam karna`
    case 'delete':
      return step.scope === 'SERIES'
        ? `${quoted(step.title)} har baar ke liye hazaf karna`
        : `kaam ${named(step)} hazaf karna`
    case 'restore':
      return `kaam ${quoted(step.title)} wapas lana`
    case 'remind':
      return `${quoted(step.title)} ki yaad dehani lagana`
    case 'snooze':
      return `${quoted(step.title)} baad mein yaad dilana`
    case 'silence':
      return `${quoted(step.title)} ki yaad dehani hatana`
    case 'remindAgain':
      return `${quoted(step.title)} ki yaad dehani pehle jaisi karna`
    case 'undo':
      return `${quoted(step.title)} ki tabdeeli wapas lena`
    case 'list':
      return 'aap ke kaam dikhana'
    case 'reminders':
      return 'aap ki yaad dehaniyan dikhana'
  }
}
