import { bare, type Command, type Doubt } from '../interpreter/interpretation.ts'
import { interpret } from '../interpreter/interpreter.ts'
import type { Message } from '../interpreter/message.ts'
import { everything } from '../interpreter/query/query-words.ts'
import type { ModelCommand } from './grammar.ts'
import type { Slots } from './slots.ts'

/** A question in our grammar. Its days are what the interpreter makes of "what is due" with the words of the message. */
export function queryOf(named: ModelCommand, { target, times, tags }: Slots, { context }: Message): Command | Doubt {
  const when = times.map(({ text }) => text).join(' ')
  const asked = when === '' ? null : interpret(`what tasks are due ${when}`, context).commands[0]?.query
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
