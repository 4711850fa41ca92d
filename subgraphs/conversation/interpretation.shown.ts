import type { Command, RecurrenceSlot, ReminderSlot } from './interpreter/interpreter.ts'
import { repliesIn } from './replies.catalogue.ts'
import type * as Schema from './resolvers.generated.ts'
import type { Understood } from './understanding.ts'

/** An interpretation as clients see it; `now` decides what is overdue. Both languages that are written in Urdu are one. */
export function shownInterpretation(understood: Understood, now: Date): Schema.Interpretation {
  const { intent, commands, confidence, answeredBy, language, doubt } = understood
  return {
    intent,
    commands: commands.map((command) => shownCommand(command, now)),
    confidence,
    answeredBy,
    language: language === 'EN' ? 'EN' : 'UR',
    clarification: doubt && repliesIn(language, now).ask(doubt),
  }
}

export function shownCommand(command: Command, now: Date): Schema.Command {
  const { intent, title, target, due, recurrence, priority, tags, reminders, query, spans } = command
  return {
    intent,
    title,
    target,
    due: due && { ...due, isOverdue: now.getTime() >= due.at.getTime() },
    recurrence: recurrence && shownRecurrence(recurrence),
    priority,
    tags,
    reminders: reminders && reminders.map(shownReminder),
    filter: query?.words ?? null,
    spans,
  }
}

const shownRecurrence = (recurrence: RecurrenceSlot) => ({ ...recurrence, text: recurrence.rule })

/** No words choose channels: a reminder takes the person's own. */
const shownReminder = (reminder: ReminderSlot) => ({ ...reminder, channels: [] })
