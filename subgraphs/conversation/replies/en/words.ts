import type { Step } from '../../domain/step.ts'
import { dueWords, wallTime } from '../../interpreter/due-words.ts'
import type { NamedTask } from '../replies.ts'

export const and = new Intl.ListFormat('en', { type: 'conjunction' })
const ordinary = new Intl.PluralRules('en')

export const counted = (count: number, one: string, other: string) =>
  `${count.toLocaleString('en')} ${ordinary.select(count) === 'one' ? one : other}`
export const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1)

const mostNamed = 10

/** How English names tasks, times and steps; `now` is what "tomorrow" starts from. */
export function wordsOn(now: Date) {
  const when = (due: NonNullable<NamedTask['due']>) => dueWords(due, now, 'EN')
  const at = (instant: Date, timeZone: string) => when(wallTime(instant, timeZone))
  const named = ({ title, due }: NamedTask) => (due ? `'${title}', due ${when(due)}` : `'${title}'`)
  const phrase = (step: Step) => phraseOf(step, { when, named })
  const phrases = (steps: readonly Step[]) => {
    const further = steps.length - mostNamed
    const more = further > 0 ? [counted(further, 'more change', 'more changes')] : []
    return and.format([...steps.slice(0, mostNamed).map(phrase), ...more])
  }
  return { when, at, named, phrase, phrases }
}
export type Words = ReturnType<typeof wordsOn>

function phraseOf(step: Step, { when, named }: Pick<Words, 'when' | 'named'>): string {
  switch (step.kind) {
    case 'create':
      return `create the task ${named(step)}`
    case 'update':
      return `change the task '${step.title}'`
    case 'reschedule':
      return step.newDue ? `move '${step.title}' to ${when(step.newDue)}` : `change how often '${step.title}' repeats`
    case 'complete':
      return `mark the task '${step.title}' as done`
    case 'reopen':
      return `make '${step.title}' open again`
    case 'skip':
      return `skip this time of '${step.title}'`
    case 'stop':
      return `stop repeating '${step.title}'`
    case 'delete':
      return step.scope === 'SERIES'
        ? `delete '${step.title}' with all its repetitions`
        : `delete the task ${named(step)}`
    case 'restore':
      return `bring back the task '${step.title}'`
    case 'remind':
      return `add a reminder to '${step.title}'`
    case 'snooze':
      return `remind you of '${step.title}' later`
    case 'silence':
      return `cancel the reminder of '${step.title}'`
    case 'remindAgain':
      return `set the reminder of '${step.title}' as it was`
    case 'undo':
      return `take back what was done to '${step.title}'`
    case 'list':
      return 'list your tasks'
    case 'reminders':
      return 'list your reminders'
  }
}
