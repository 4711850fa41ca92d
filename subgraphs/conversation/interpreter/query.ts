import { afterWishes, withoutThanks } from './fillers.ts'
import { ask, type Finding } from './finding.ts'
import { bare, type Command, type DueSlot, type Span } from './interpretation.ts'
import { plainLists } from './list-forms.ts'
import type { Message } from './message.ts'
import { timeSpans } from './new-task.ts'
import { isWhole, matchAt, patterns, type Word } from './pattern.ts'
import { everything, queryOf } from './query-words.ts'
import { isFault } from './said-times.ts'
import { type Choice, chooseTimes } from './slot-times.ts'
import { localNow, resolveDue } from './time/due.ts'

const tasks = 'task|tasks|todo|todos|to-do|to-dos|things'
const state =
  "[open|active|pending|remaining|outstanding|upcoming|current|overdue|late|completed|finished|done|due|today's|todays|tomorrow's|tomorrows]"
const due = '[that] [are|is] [due|planned|scheduled|left|open|overdue|pending|late|completed|done]'
const have = 'have|got'

/** A question about tasks is one of these from the first word to the last; "what's the weather tomorrow" is none. */
const questions = patterns(
  `show|list|display|view|see|get|give|tell|read|find|remind [me] [all] [of|about] [all] [of] [my|the] ${state} ${tasks} ${due} [i] [have]`,
  'show|open|display|view|see|read [me] my|the agenda|list|calendar|schedule [please]',
  `what|which ${state} ${tasks} do i ${have} [left|due|open|to] [do]`,
  `what|which ${tasks} ${due}`,
  `what|which ${tasks} are|is [there] [due|overdue|open|left|pending|late|completed|done]`,
  `what are|is my|the ${state} ${tasks} [due]`,
  "what's|whats|what due|overdue|left|pending|late|open [to] [do]",
  'what is|are due|overdue|left|pending|late [to] [do]',
  "what's|whats on|in my|the [*] list|plate|agenda|calendar|schedule",
  'what is on|in my|the [*] list|plate|agenda|calendar|schedule',
  `what do i ${have} [on|planned|scheduled|left|due]`,
  `what do i ${have} on my|the [*] list|plate|agenda|calendar|schedule`,
  'what do i have|need to do|finish',
  'what have i got [on|planned|scheduled|left|due] [to] [do]',
  'what should|must|shall i do',
  `do i have any|some|anything ${state} [${tasks}] [due|to|planned|scheduled|left|open|overdue] [do]`,
  `is|are there any|anything ${state} [${tasks}] [due|left|overdue]`,
  `anything due|overdue|left`,
  `how many ${state} ${tasks} do i have [left|due|open]`,
  `[my|all] [my] ${state} ${tasks} ${due}`,
  'my|the agenda|schedule|list',
)

/** These ask nothing about tasks unless a day is named: "what should I do?" is for a friend. */
const onlyWithTime = patterns(
  `what do i ${have} [on|planned|scheduled]`,
  'what should|must|shall i do',
  'things',
  'the list',
)

const ofList = patterns("show|open|read|see|view|what's|whats [me] [is] [on] my|the * list", 'what is on my|the * list')

export function readQuery(message: Message): Finding | null {
  const words = withoutThanks(message.words)
  const start = afterWishes(message.words)
  if (!asksForTasks(message, words, start)) return null

  const times = chooseTimes(message, { from: message.tokens.length, to: message.tokens.length })
  if (times.isUnclear || times.when?.clock || times.when?.seconds || isStretch(times)) return ask('time')

  const day = times.when && resolveDue(times.when, message.context)
  if (isFault(day)) return ask('time')
  const named = filterOf(words.slice(start), message)
  // "completed today" is both, and a list is of one.
  if (named && day) return ask('time')
  const tags = [...listTags(words, start), ...message.marks.flatMap((mark) => (mark.slot === 'tags' ? [mark.tag] : []))]
  return { kind: 'command', command: query(tags, day, times, named, message), rules: ['explicit'] }
}

/** No list is by priority, so a message that names one is not understood as a whole. */
function asksForTasks({ phrases, marks }: Message, words: readonly Word[], start: number): boolean {
  if (!isWhole(words, start, questions) && !isWhole(words, start, ofList)) return false
  if (phrases.length === 0 && isWhole(words, start, onlyWithTime)) return false
  return marks.every(({ slot }) => slot !== 'priority')
}

/** "before Friday" is more than the one day that it names. */
const isStretch = ({ chosen }: Choice) => chosen.some(({ lead }) => lead === 'by' || lead === 'before')

type Named = Readonly<{ filter: string; span: Span }>

const states: ReadonlyMap<string, string> = new Map([
  ['overdue', 'overdue'],
  ['late', 'overdue'],
  ['completed', 'completed'],
  ['finished', 'completed'],
  ['done', 'completed'],
  ["today's", 'today'],
  ['todays', 'today'],
  ["tomorrow's", 'tomorrow'],
  ['tomorrows', 'tomorrow'],
])

function filterOf(words: readonly Word[], { tokens }: Message): Named | null {
  const word = words.find(({ text }) => states.has(text))
  const [filter, token] = word ? [states.get(word.text), tokens[word.index]] : []
  return filter && token ? { filter, span: { slot: 'filter', from: token.from, to: token.to } } : null
}

/** 'all', 'today', 'tomorrow', a stretch as said ('this week', 'next month', …) or a date. */
function dayFilter(day: DueSlot | null, { when }: Choice, { context }: Message): string {
  if (!day || !when) return 'all'
  if (when.day?.period) return when.day.period
  const today = localNow(context).toPlainDate()
  if (day.date === today.toString()) return 'today'
  return day.date === today.add({ days: 1 }).toString() ? 'tomorrow' : day.date
}

function query(
  tags: readonly string[],
  day: DueSlot | null,
  times: Choice,
  named: Named | null,
  message: Message,
): Command {
  const when = timeSpans(message, times).map((span) => ({ ...span, slot: 'filter' }))
  const words = named?.filter ?? dayFilter(day, times, message)
  return {
    ...bare('QUERY_TASKS'),
    tags,
    query: { ...everything, ...queryOf(words, localNow(message.context).toPlainDate()), tags, words },
    spans: [...(named ? [named.span] : []), ...when].sort((one, other) => one.from - other.from),
  }
}

function listTags(words: readonly Word[], start: number): readonly string[] {
  const names = ofList.flatMap((candidate) => matchAt(words, start, candidate)?.names ?? [])
  return names
    .map(({ text }) => text)
    .filter((name) => !plainLists.has(name))
    .slice(0, 1)
}
