import type { Context, Doubt, DueSlot, RecurrenceSlot, ReminderSlot, Span } from './interpretation.ts'
import { type Message, readMessage } from './message.ts'
import { placesIn } from './places.ts'
import { firstOf } from './repetition/first-of.ts'
import { isCountedBeside } from './repetition/left-beside.ts'
import { type Choice, chooseTimes, isGuessed, withDueWords } from './slot-times.ts'
import { speaksOfRepetition } from './speaks-of-repetition.ts'
import { type Resolved, resolveDue } from './time/due.ts'
import type { Stretch } from './time/moment.ts'
import { tokenize } from './tokens.ts'

/** When a task is due, how it repeats, and when to remind of it. `reminders` is null where none was spoken of. */
export type SaidTimes = Readonly<{
  due: DueSlot | null
  recurrence: RecurrenceSlot | null
  reminders: readonly ReminderSlot[] | null
}>

/** As read from a message: `lifted` are the words that leave the title, and `isGuess` whether another time could be meant. */
export type TaskTimes = SaidTimes & Readonly<{ lifted: readonly Stretch[]; spans: readonly Span[]; isGuess: boolean }>

/** A phrase by itself, such as "tomorrow at five" or "15 minutes before"; what is no time in it is a doubt. */
export function readTimes(said: string, context: Context): SaidTimes | Doubt {
  return timesAlone(readMessage(said, tokenize(said), context))
}

/** Of a message that is nothing but a time. */
export function timesAlone(message: Message): SaidTimes | Doubt {
  if (message.words.length > 0) return 'time'
  const times = taskTimes(message, { from: message.tokens.length, to: message.tokens.length })
  return typeof times === 'string'
    ? times
    : { due: times.due, recurrence: times.recurrence, reminders: times.reminders }
}

/** The one choice of what the times of a message are to a task whose title stands at `title`. */
export function taskTimes(message: Message, title: Stretch): TaskTimes | Doubt {
  const choice = chooseTimes(message, title)
  if (isLeftOver(message) || isCountedBeside(message)) return 'repetition'
  const first = firstDue(message, choice)
  if (typeof first === 'string') return first
  const reminders = remindersOf(message)
  if (choice.isUnclear || reminders === undefined || isBeforeOther(message, title)) return 'time'

  const lifted = [...withDueWords(message, choice), ...message.repeats, ...message.leads]
  return {
    ...first,
    reminders,
    lifted,
    spans: spansOf(message, choice.chosen),
    isGuess: isGuessed(choice) || message.repeats[0]?.repeat?.isGuess === true,
  }
}

/** "call mum a day before the party": of which of both the time is, nobody said. */
const isBeforeOther = ({ leads, words }: Message, title: Stretch): boolean =>
  leads.some(({ from, to }) => {
    const isAfterTitle = words.some(({ index }) => title.from <= index && index < from)
    return isAfterTitle && words.some(({ index }) => index === to && index < title.to)
  })

function firstDue(message: Message, { when }: Choice): Omit<SaidTimes, 'reminders'> | Doubt {
  const [said] = message.repeats
  if (said) {
    const isOne = message.repeats.every(({ repeat }) => repeat === said.repeat)
    return isOne && said.repeat ? firstOf(said.repeat, when, message.context) : 'repetition'
  }
  const due = when && resolveDue(when, message.context)
  if (isFault(due)) return due === 'past' ? 'past' : 'time'
  return { due, recurrence: null }
}

/** Something that sounds like repetition, and that no phrase accounts for. */
export function isLeftOver({ tokens, phrases, repeats, leads }: Message): boolean {
  // "two days before April 3rd" is a day.
  const reckoned = phrases.filter(({ from, to }) => tokens.slice(from + 1, to).some(({ text }) => text === 'before'))
  const read = placesIn([...repeats, ...leads, ...reckoned])
  return speaksOfRepetition(read.size === 0 ? tokens : tokens.filter((_, at) => !read.has(at)))
}

/** Undefined where one was meant that we cannot name, such as "the night before". */
function remindersOf({ leads }: Message): readonly ReminderSlot[] | null | undefined {
  if (leads.some(({ lead }) => lead === null)) return undefined
  return leads.length === 0 ? null : leads.map(({ lead }) => ({ lead, at: null }))
}

export const isFault = (due: Resolved | null): due is 'past' | 'outside' => typeof due === 'string'

function spansOf({ tokens, repeats, leads }: Message, chosen: readonly Stretch[]): readonly Span[] {
  const spans = (slot: string, stretches: readonly Stretch[]) =>
    stretches.map(({ from, to }) => ({ slot, from: tokens[from]?.from ?? 0, to: tokens[to - 1]?.to ?? 0 }))
  return [...spans('due', chosen), ...spans('recurrence', repeats), ...spans('reminders', leads)]
}
