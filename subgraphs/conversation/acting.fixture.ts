import { openAssistant } from '../../tests/support/assistant.ts'
import { bare, type Command, type CommandIntent, type Meant, type TaskQuery } from './interpreter/interpretation.ts'
import type { Understand } from './understanding.ts'

/** What a text means here, so that what is done can be told apart from how it is read. */
const meanings = new Map<string, readonly Command[]>()

const understand: Understand = async (text) => {
  const commands = meanings.get(text) ?? []
  return {
    intent: commands[0]?.intent ?? (text === 'yes' ? 'CONFIRM' : 'CHITCHAT'),
    ...{ commands, confidence: 0.97, language: 'EN', doubt: null, question: null, answeredBy: 'INTERPRETER' },
  }
}

/** An assistant that understands what it was told to; `means` tells it, and gives the text. */
export async function openActing() {
  const assistant = await openAssistant(understand, { hasReminders: true })
  const means = (text: string, ...commands: readonly Command[]) => {
    meanings.set(text, commands)
    return text
  }
  return { ...assistant, means }
}

export const words = (text: string): Meant => ({ kind: 'WORDS', words: text, near: null })
export const last: Meant = { kind: 'LAST' }

export const command = (intent: CommandIntent, more: Partial<Command> = {}): Command => ({ ...bare(intent), ...more })

export const on = (date: string, time: string | null = null) => ({
  ...{ date, time, timeZone: 'UTC' },
  at: new Date(`${date}T${time ?? '00:00'}Z`),
})

/** All open tasks, of a span of days where that is said. */
export const openTasks = (from: string | null = null, until: string | null = null): TaskQuery => ({
  ...{ asks: 'LIST', status: 'ACTIVE', from, until, isOverdue: false, hasDue: null, isRepeating: null },
  ...{ priority: null, tags: [], text: null, words: 'all' },
})
