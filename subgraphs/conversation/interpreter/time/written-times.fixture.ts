import { interpret } from '../interpreter.ts'

// A Saturday, 11:30 in Berlin.
const saturday = { now: new Date('2026-11-21T10:30:00Z'), timeZone: 'Europe/Berlin' }

/** The title and the due of a task that is added with this text: "call mum | 2026-11-22 | 17:00". */
export function added(text: string, context = saturday): string {
  const [command] = interpret(`+ ${text}`, context).commands
  return [command?.title, command?.due?.date, command?.due?.time].filter(Boolean).join(' | ')
}
