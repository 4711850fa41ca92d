import { ask, type Finding } from './finding.ts'
import type { Message } from './message.ts'
import { createCommand, markSpans } from './new-task.ts'
import { quickMarks } from './quick-marks.ts'
import { type TaskTimes, taskTimes } from './said-times.ts'
import type { Stretch } from './time/moment.ts'
import { isTooLong, slotText } from './title.ts'
import type { Token } from './tokens.ts'

/** `+ …`, `todo: …`, `task: …`: always one task. A time that we cannot place stays in the title, where the person sees it. */
export function readQuickAdd(message: Message): Finding | null {
  const start = afterOpening(message.tokens)
  if (start === null) return null

  const title = { from: start, to: message.tokens.length }
  const timed = placed(message, title)
  return quickTask(message, title, timed) ?? quickTask(message, title, untimed) ?? ask('noTitle')
}

export const isQuickAdd = ({ tokens }: Message): boolean => isOpened(tokens)

export const isOpened = (tokens: readonly Token[]): boolean => afterOpening(tokens) !== null

const openers = new Set(['todo', 'to-do', 'task', 'reminder'])

function afterOpening(tokens: readonly Token[]): number | null {
  const [first, second, third] = tokens
  // "+1" agrees with somebody, and "+44 …" is a telephone.
  if (first?.text === '+') return second?.from === first.to && /^\d/.test(second.text) ? null : 1
  if (first && openers.has(first.text) && isColon(second?.text)) return 2
  return first?.text === 'to' && second?.text === 'do' && third?.text === ':' ? 3 : null
}

const isColon = (text: string | undefined) => text === ':' || text === '-' || text === '–'

const untimed: TaskTimes = { due: null, recurrence: null, reminders: null, lifted: [], spans: [], isGuess: false }

/** What was said of a time and is not surely one is left where it stands; a lead is counted from a time. */
function placed(message: Message, title: Stretch): TaskTimes {
  const times = taskTimes(message, title)
  if (typeof times === 'string') return { ...untimed, isGuess: true }
  return times.reminders && !times.due ? { ...untimed, isGuess: true } : times
}

function quickTask(message: Message, title: Stretch, times: TaskTimes): Finding | null {
  const said = message.marks.filter((mark) => mark.slot === 'tags' || !mark.isOfTask)
  const marks = [...said, ...quickMarks(message, title.from)]
  const slot = slotText(message, 'title', title, [...times.lifted, ...marks])
  if (!slot.text) return null
  if (isTooLong(slot.text)) return ask('longTitle')

  const command = createCommand({
    title: slot.text,
    times,
    marks,
    tags: [],
    wantsReminder: message.tokens[0]?.text === 'reminder',
    spans: [...slot.spans, ...times.spans, ...markSpans(message, marks)],
  })
  return { kind: 'command', command, rules: times.isGuess ? ['quickAdd', 'guessedTime'] : ['quickAdd'] }
}
