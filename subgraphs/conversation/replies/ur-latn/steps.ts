import { repetitionText } from '../../domain/repetition-text.ts'
import type { ReminderTime, Step, StepOf } from '../../domain/step.ts'
import { isAtOnce } from '../lead-words.ts'
import { romanDuration } from './duration.ts'
import { and, counted, quoted, type Words } from './words.ts'

const mostNamed = 10
export const importance = { LOW: 'kam', MEDIUM: 'darmiyani', HIGH: 'zyada' } as const

/** What a step does, with all that it changes: a yes is to this and nothing else. */
export function stepWords(words: Words) {
  const phrase = (step: Step) => phraseOf(step, words)
  const phrases = (steps: readonly Step[]) => {
    const further = steps.length - mostNamed
    const more = further > 0 ? [`mazeed ${counted(further, 'tabdeeli', 'tabdeeliyan')}`] : []
    return and.format([...steps.slice(0, mostNamed).map(phrase), ...more])
  }
  return { phrase, phrases }
}
export type StepWords = ReturnType<typeof stepWords>

function phraseOf(step: Step, words: Words): string {
  switch (step.kind) {
    case 'create':
      return [`kaam ${words.named(step)} likhna`, ...particulars(step, words)].join(', ')
    case 'update':
      return `kaam ${quoted(step.title)} badalna (${changesOf(step).join(', ')})`
    case 'reschedule':
      return rescheduling(step, words)
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
        : `kaam ${words.named(step)} hazaf karna`
    case 'restore':
      return `kaam ${quoted(step.title)} wapas lana`
    case 'remind':
      return `${quoted(step.title)} ${reminderTime(step, step.timeZone, words)} yaad dilana`
    case 'snooze':
      return `${quoted(step.title)} dobara ${words.at(new Date(step.until), step.timeZone)} yaad dilana`
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

/** All that a new task has besides its title and due. */
function particulars(step: StepOf<'create'>, words: Words): readonly string[] {
  const { recurrence, priority, tags, reminders, due } = step
  const zone = due?.timeZone ?? 'UTC'
  const times = (reminders ?? []).map((reminder) => reminderTime(reminder, zone, words))
  return [
    ...(recurrence ? [repetitionText(recurrence, 'UR_LATN')] : []),
    ...(priority ? [`ahmiyat ${importance[priority]}`] : []),
    ...(tags.length > 0 ? [`tag ${and.format(tags.map(quoted))}`] : []),
    ...(times.length > 0 ? [`yaad dehani ${and.format(times)}`] : []),
  ]
}

/** What an update changes, each by its new value. */
export const changesOf = ({ newTitle, priority, added, removed }: StepOf<'update'>): readonly string[] => [
  ...(newTitle === null ? [] : [`naya naam ${quoted(newTitle)}`]),
  ...(priority === null ? [] : [`ahmiyat ${importance[priority]}`]),
  ...(added.length > 0 ? [`naya tag ${and.format(added.map(quoted))}`] : []),
  ...(removed.length > 0 ? [`hataya gaya tag ${and.format(removed.map(quoted))}`] : []),
]

function rescheduling({ title, newDue, recurrence, scope }: StepOf<'reschedule'>, { when }: Words): string {
  const all = scope === 'THIS_AND_FUTURE' ? ' aur aage ki baariyon' : ''
  const often = recurrence ? repetitionText(recurrence, 'UR_LATN') : null
  if (!newDue)
    return often ? `${quoted(title)}${all} ka dohrao ${often} rakhna` : `${quoted(title)}${all} ka dohrao khatam karna`
  return often
    ? `${quoted(title)}${all} ka waqt ${when(newDue)} aur dohrao ${often} rakhna`
    : `${quoted(title)}${all} ka waqt ${when(newDue)} rakhna`
}

function reminderTime({ lead, at }: ReminderTime, timeZone: string, words: Words): string {
  if (at !== null) return words.at(new Date(at), timeZone)
  return lead === null || isAtOnce(lead) ? 'apne waqt par' : `waqt se ${romanDuration(lead)} pehle`
}
