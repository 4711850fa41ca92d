import { ask, type Finding } from './finding.ts'
import type { Message } from './message.ts'
import { createCommand, isFault, markSpans, timeSpans } from './new-task.ts'
import { type Choice, chooseTimes, isGuessed, withDueWords } from './slot-times.ts'
import { speaksOfRepetition } from './speaks-of-repetition.ts'
import { resolveDue } from './time/due.ts'
import type { Stretch } from './time/moment.ts'
import { isTooLong, slotText } from './title.ts'

/** `+ …`, `todo: …`, `task: …`: always one task. A time that we cannot place stays in the title, where the person sees it. */
export function readQuickAdd(message: Message): Finding | null {
  const start = afterOpening(message)
  if (start === null) return null

  const title = { from: start, to: message.tokens.length }
  const timed = placed(message, title)
  return quickTask(message, title, timed) ?? quickTask(message, title, untimed) ?? ask('noTitle')
}

const openers = new Set(['todo', 'to-do', 'task', 'reminder'])

function afterOpening({ tokens }: Message): number | null {
  const [first, second, third] = tokens
  // "+1" agrees with somebody, and "+44 …" is a telephone.
  if (first?.text === '+') return second?.from === first.to && /^\d/.test(second.text) ? null : 1
  if (first && openers.has(first.text) && isColon(second?.text)) return 2
  return first?.text === 'to' && second?.text === 'do' && third?.text === ':' ? 3 : null
}

const isColon = (text: string | undefined) => text === ':' || text === '-' || text === '–'

const untimed: Choice = { chosen: [], when: null, isUnclear: false, isSeveral: false }

function placed(message: Message, title: Stretch): Choice {
  const times = chooseTimes(message, title)
  const isPlaced = times.when !== null && !isFault(resolveDue(times.when, message.context))
  return isPlaced && !speaksOfRepetition(message.tokens) ? times : untimed
}

function quickTask(message: Message, title: Stretch, times: Choice): Finding | null {
  const marks = message.marks.filter((mark) => mark.slot === 'tags' || !mark.isOfTask)
  const slot = slotText(message, 'title', title, [...withDueWords(message, times), ...marks])
  if (!slot.text) return null
  if (isTooLong(slot.text)) return ask('longTitle')

  const due = times.when && resolveDue(times.when, message.context)
  const spans = [...slot.spans, ...timeSpans(message, times), ...markSpans(message, marks)]
  const command = createCommand({
    title: slot.text,
    due: isFault(due) ? null : due,
    marks,
    tags: [],
    wantsReminder: message.tokens[0]?.text === 'reminder',
    spans,
  })
  return { kind: 'command', command, rules: isGuessed(times) ? ['quickAdd', 'guessedTime'] : ['quickAdd'] }
}
