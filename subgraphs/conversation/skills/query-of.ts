import { bare, type Command, type Doubt, type Language } from '../interpreter/interpretation.ts'
import { interpret } from '../interpreter/interpreter.ts'
import type { Message } from '../interpreter/message.ts'
import { everything } from '../interpreter/query/query-words.ts'
import type { ModelCommand } from './grammar.ts'
import { languageOfAll } from './in-language.ts'
import type { Slots } from './slots.ts'

const whatIsDue: Readonly<Record<Language, (when: string) => string>> = {
  EN: (when) => `what tasks are due ${when}`,
  UR: (when) => `${when} کے کام دکھاؤ`,
  UR_LATN: (when) => `${when} ke kaam dikhao`,
}

/** A question in our grammar. Its days are what the interpreter makes of "what is due" with the words of the message. */
export function queryOf(
  named: ModelCommand,
  { target, times, tags }: Slots,
  { source, context }: Message,
): Command | Doubt {
  const when = times.map(({ text }) => text).join(' ')
  const question = whatIsDue[languageOfAll(source, context)](when)
  const asked = when === '' ? null : interpret(question, context).commands[0]?.query
  if (when !== '' && !asked) return 'time'
  return {
    ...bare(named.intent === 'QUERY_REMINDERS' ? 'QUERY_REMINDERS' : 'QUERY_TASKS'),
    target: null,
    query: {
      ...everything,
      ...asked,
      ...statusOf(named.status),
      tags: tags.map(({ text }) => text.replace(/^#/, '').toLowerCase()),
      text: target?.text ?? null,
      ...(target ? { words: target.text } : {}),
    },
  }
}

function statusOf(status: ModelCommand['status']) {
  if (status === 'DONE') return { status: 'COMPLETED', words: 'completed' } as const
  return status === 'OVERDUE' ? ({ isOverdue: true, words: 'overdue' } as const) : {}
}
