import { Temporal } from 'temporal-polyfill'
import type { Step } from '../../domain/step.ts'
import { wallTime } from '../../interpreter/due-words.ts'
import type { NamedTask } from '../replies.ts'

const plural = new Intl.PluralRules('ur')
export const and = new Intl.ListFormat('ur', { type: 'conjunction' })

export const isOne = (count: number) => plural.select(count) === 'one'
export const counted = (count: number, one: string, other: string) =>
  `${count.toLocaleString('ur')} ${isOne(count) ? one : other}`

/** A name in its quotes, kept together whatever direction it is written in (Unicode TR 9: isolates). */
export const quoted = (name: string) => `«\u2068${name}\u2069»`

const mostNamed = 10

/** How Urdu names tasks, times and steps; `now` is what «کل» starts from. */
export function wordsOn(now: Date) {
  const when = (due: NonNullable<NamedTask['due']>) => dueInUrdu(due, now)
  const at = (instant: Date, timeZone: string) => when(wallTime(instant, timeZone))
  const named = ({ title, due }: NamedTask) => (due ? `${quoted(title)} (${when(due)})` : quoted(title))
  const phrase = (step: Step) => phraseOf(step, { when, named })
  const phrases = (steps: readonly Step[]) => {
    const further = steps.length - mostNamed
    const more = further > 0 ? [`مزید ${counted(further, 'تبدیلی', 'تبدیلیاں')}`] : []
    return and.format([...steps.slice(0, mostNamed).map(phrase), ...more])
  }
  return { when, at, named, phrase, phrases }
}
export type Words = ReturnType<typeof wordsOn>

function dueInUrdu(due: NonNullable<NamedTask['due']>, now: Date): string {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(due.timeZone).toPlainDate()
  const day = dayOf(Temporal.PlainDate.from(due.date), today)
  return due.time === null ? day : `${day} ${clockOf(due.time)}`
}

function dayOf(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const { days } = today.until(date)
  if (days === 0) return 'آج'
  if (days === 1) return 'کل'
  if (days < 0 || days > 6) return `${date.toLocaleString('ur', { day: 'numeric', month: 'long', year: 'numeric' })} کو`
  const weekday = date.toLocaleString('ur', { weekday: 'long' })
  return `${weekday}، ${date.toLocaleString('ur', { day: 'numeric', month: 'long' })} کو`
}

/** «شام 5 بجے», «صبح 9:30 بجے»: Urdu tells the time by twelve hours and the part of the day. */
function clockOf(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const dial = hour % 12 === 0 ? 12 : hour % 12
  return `${partOfDay(hour)} ${minute === 0 ? dial : `${dial}:${String(minute).padStart(2, '0')}`} بجے`
}

function partOfDay(hour: number): string {
  if (hour < 4 || hour >= 20) return 'رات'
  if (hour < 12) return 'صبح'
  if (hour < 15) return 'دوپہر'
  return hour < 17 ? 'سہ پہر' : 'شام'
}

function phraseOf(step: Step, { when, named }: Pick<Words, 'when' | 'named'>): string {
  switch (step.kind) {
    case 'create':
      return `کام ${named(step)} لکھنا`
    case 'update':
      return `کام ${quoted(step.title)} بدلنا`
    case 'reschedule':
      return step.newDue
        ? `${quoted(step.title)} کا وقت ${when(step.newDue)} رکھنا`
        : `${quoted(step.title)} کا دہراؤ بدلنا`
    case 'complete':
      return `${quoted(step.title)} مکمل کرنا`
    case 'reopen':
      return `${quoted(step.title)} دوبارہ کھولنا`
    case 'skip':
      return `${quoted(step.title)} اس بار چھوڑنا`
    case 'stop':
      return `${quoted(step.title)} کا دہراؤ ختم کرنا`
    case 'delete':
      return step.scope === 'SERIES' ? `${quoted(step.title)} ہر بار کے لیے حذف کرنا` : `کام ${named(step)} حذف کرنا`
    case 'restore':
      return `کام ${quoted(step.title)} واپس لانا`
    case 'remind':
      return `${quoted(step.title)} کی یاد دہانی لگانا`
    case 'snooze':
      return `${quoted(step.title)} بعد میں یاد دلانا`
    case 'silence':
      return `${quoted(step.title)} کی یاد دہانی ہٹانا`
    case 'remindAgain':
      return `${quoted(step.title)} کی یاد دہانی پہلے جیسی کرنا`
    case 'undo':
      return `${quoted(step.title)} کی تبدیلی واپس لینا`
    case 'list':
      return 'آپ کے کام دکھانا'
    case 'reminders':
      return 'آپ کی یاد دہانیاں دکھانا'
  }
}
