import type { Rule } from './confidence.ts'
import type { Command, Intent } from './interpretation.ts'

/** Why nothing is done although something was meant. */
export type Doubt =
  | 'noTitle'
  | 'longTitle'
  | 'noTarget'
  | 'past'
  | 'time'
  | 'repetition'
  | 'reminders'
  | 'several'
  | 'negated'
  | 'longMessage'
  | 'unknown'

/** What one rule makes of a message. */
export type Finding =
  | Readonly<{ kind: 'command'; command: Command; rules: readonly Rule[] }>
  | Readonly<{ kind: 'talk'; intent: Exclude<Intent, Command['intent']>; rule: Rule }>
  | Readonly<{ kind: 'ask'; doubt: Doubt }>

export const ask = (doubt: Doubt): Finding => ({ kind: 'ask', doubt })

/** What the person is asked; every question shows a way to say it. */
export const questions: Readonly<Record<Doubt, string>> = {
  noTitle: 'What is the task? For example: "add a task to buy milk tomorrow at 5pm".',
  longTitle: 'A title has at most 500 characters. Can you say it shorter?',
  noTarget: 'Which task do you mean? Say some words of its title, for example: "complete buy milk".',
  past: 'That time is over. When should it be due? For example: "tomorrow at 5pm".',
  time: 'I did not understand the time. When should it be due? For example: "on 3 March at 5pm".',
  repetition: 'I do not understand repetition yet. When should it be due once? For example: "tomorrow at 8am".',
  reminders:
    'I can not change or cancel reminders yet. I can delete the task itself, for example: "delete the task buy milk".',
  several: 'That is more than one thing to me. Can you say them one message each?',
  negated: 'I have changed nothing. What would you like me to do?',
  longMessage: 'A message has at most 4,000 characters. Can you say it shorter?',
  unknown:
    'I did not understand that, and changed nothing. I can create, complete, delete and list tasks, for example: "remind me to buy milk tomorrow at 5pm".',
}
