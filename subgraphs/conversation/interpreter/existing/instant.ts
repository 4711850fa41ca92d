import { bare, type Command, type CommandIntent } from '../interpretation.ts'
import type { Message } from '../message.ts'
import { chooseTimes } from '../slot-times.ts'
import { resolveDue } from '../time/due.ts'

/** The one instant that a message names; a day alone begins at nine. Null where it names none that is to come. */
export function timesOf(message: Message): Date | null {
  const { when, isUnclear } = chooseTimes(message, { from: message.tokens.length, to: message.tokens.length })
  if (!when || isUnclear) return null
  const isDay = !when.clock && !when.daypart && when.seconds === null
  const due = resolveDue(
    isDay ? { ...when, daypart: { name: 'morning', isToday: false, isGuess: false } } : when,
    message.context,
  )
  return typeof due === 'string' ? null : due.at
}

export const bareOf = (intent: CommandIntent): Command => bare(intent)
