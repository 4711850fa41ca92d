import type { Finding } from '../finding.ts'
import type { Message } from '../message.ts'
import { asked, made } from './making.ts'
import { manneredless } from './words.ts'

const longest = 3

/** "doodh lena hai aur anday bhi": what shares the verb of the task before it is a task of its own. */
export function alsoIn(message: Message, before: Finding | null | undefined): Finding | null {
  const words = manneredless(message.words)
  const isAfterTask = before?.kind === 'command' && before.command.intent === 'CREATE_TASK'
  const isThing = words.length > 0 && words.length <= longest && words.every(({ text }) => /^[^!+-]+$/.test(text))
  if (!isAfterTask || !isThing || message.words.at(-1)?.text !== 'bhi') return null
  return made(message, asked(words, 'guessedClause'))
}
