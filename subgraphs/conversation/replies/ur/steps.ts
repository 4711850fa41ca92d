import { repetitionText } from '../../domain/repetition-text.ts'
import type { ReminderTime, Step, StepOf } from '../../domain/step.ts'
import { durationWords, isAtOnce } from '../lead-words.ts'
import { and, counted, quoted, type Words } from './words.ts'

const mostNamed = 10
export const importance = { LOW: 'کم', MEDIUM: 'درمیانی', HIGH: 'زیادہ' } as const

/** What a step does, with all that it changes: a yes is to this and nothing else. */
export function stepWords(words: Words) {
  const phrase = (step: Step) => phraseOf(step, words)
  const phrases = (steps: readonly Step[]) => {
    const further = steps.length - mostNamed
    const more = further > 0 ? [`مزید ${counted(further, 'تبدیلی', 'تبدیلیاں')}`] : []
    return and.format([...steps.slice(0, mostNamed).map(phrase), ...more])
  }
  return { phrase, phrases }
}
export type StepWords = ReturnType<typeof stepWords>

function phraseOf(step: Step, words: Words): string {
  switch (step.kind) {
    case 'create':
      return [`کام ${words.named(step)} لکھنا`, ...particulars(step, words)].join('، ')
    case 'update':
      return `کام ${quoted(step.title)} بدلنا (${changesOf(step).join('، ')})`
    case 'reschedule':
      return rescheduling(step, words)
    case 'complete':
      return `${quoted(step.title)} مکمل کرنا`
    case 'reopen':
      return `${quoted(step.title)} دوبارہ کھولنا`
    case 'skip':
      return `${quoted(step.title)} اس بار چھوڑنا`
    case 'stop':
      return `${quoted(step.title)} کا دہراؤ ختم کرنا`
    case 'delete':
      return step.scope === 'SERIES'
        ? `${quoted(step.title)} ہر بار کے لیے حذف کرنا`
        : `کام ${words.named(step)} حذف کرنا`
    case 'restore':
      return `کام ${quoted(step.title)} واپس لانا`
    case 'remind':
      return `${quoted(step.title)} ${reminderTime(step, step.timeZone, words)} یاد دلانا`
    case 'snooze':
      return `${quoted(step.title)} دوبارہ ${words.at(new Date(step.until), step.timeZone)} یاد دلانا`
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

/** All that a new task has besides its title and due. */
function particulars(step: StepOf<'create'>, words: Words): readonly string[] {
  const { recurrence, priority, tags, reminders, due } = step
  const zone = due?.timeZone ?? 'UTC'
  const times = (reminders ?? []).map((reminder) => reminderTime(reminder, zone, words))
  return [
    ...(recurrence ? [repetitionText(recurrence, 'UR')] : []),
    ...(priority ? [`اہمیت ${importance[priority]}`] : []),
    ...(tags.length > 0 ? [`ٹیگ ${and.format(tags.map(quoted))}`] : []),
    ...(times.length > 0 ? [`یاد دہانی ${and.format(times)}`] : []),
  ]
}

/** What an update changes, each by its new value. */
export const changesOf = ({ newTitle, priority, added, removed }: StepOf<'update'>): readonly string[] => [
  ...(newTitle === null ? [] : [`نیا نام ${quoted(newTitle)}`]),
  ...(priority === null ? [] : [`اہمیت ${importance[priority]}`]),
  ...(added.length > 0 ? [`نیا ٹیگ ${and.format(added.map(quoted))}`] : []),
  ...(removed.length > 0 ? [`ہٹایا گیا ٹیگ ${and.format(removed.map(quoted))}`] : []),
]

function rescheduling({ title, newDue, recurrence, scope }: StepOf<'reschedule'>, { when }: Words): string {
  const all = scope === 'THIS_AND_FUTURE' ? ' اور آگے کی باریوں' : ''
  const often = recurrence ? repetitionText(recurrence, 'UR') : null
  if (!newDue)
    return often ? `${quoted(title)}${all} کا دہراؤ ${often} رکھنا` : `${quoted(title)}${all} کا دہراؤ ختم کرنا`
  return often
    ? `${quoted(title)}${all} کا وقت ${when(newDue)} اور دہراؤ ${often} رکھنا`
    : `${quoted(title)}${all} کا وقت ${when(newDue)} رکھنا`
}

function reminderTime({ lead, at }: ReminderTime, timeZone: string, words: Words): string {
  if (at !== null) return words.at(new Date(at), timeZone)
  return lead === null || isAtOnce(lead) ? 'اپنے وقت پر' : `وقت سے ${durationWords(lead, 'ur')} پہلے`
}
