import { afterManners, withoutThanks } from './fillers.ts'
import { ask, type Finding } from './finding.ts'
import type { Message } from './message.ts'
import { namedTask } from './named-task.ts'
import { firstMatch, matchTail, patterns, type Word } from './pattern.ts'
import { onlyAsks } from './sentences.ts'

const heads = patterns('delete|remove|cancel|erase|discard', 'get rid of')
const reminders = patterns('[the|my|all|that|this] [my|the|of] [the|my] reminder|reminders|alarm|alarms')
const aboutWhat = new Set(['for', 'to', 'about', 'of', 'at', 'on'])
const takes = patterns('take')
const offList = patterns('off [of] my|the [*] [*] list|calendar|agenda', 'out of my|the calendar|agenda')

/** "delete the dentist task", "cancel the dentist", "take eggs off my list". */
export function readDelete(message: Message): Finding | null {
  if (onlyAsks(message)) return null
  const words = withoutThanks(message.words)
  const start = afterManners(message.words)
  const head = firstMatch(words, start, heads)
  if (head && isAboutReminder(words, head.end)) return ask('unknown')
  if (head) return namedTask(message, { intent: 'DELETE_TASK', rule: 'bareVerb', words: words.slice(head.end) })

  const take = firstMatch(words, start, takes)
  const tail = take && offList.map((candidate) => matchTail(words, take.end, candidate)).find((match) => match !== null)
  if (!take || !tail) return null
  return namedTask(message, { intent: 'DELETE_TASK', rule: 'explicit', words: words.slice(take.end, tail.start) })
}

/** "the reminder for the dentist" is not the task; "the reminder letter" may be one. */
function isAboutReminder(words: readonly Word[], from: number): boolean {
  const match = firstMatch(words, from, reminders)
  const next = match && words[match.end]
  return match !== null && (!next || aboutWhat.has(next.text))
}
