import { isDeepStrictEqual } from 'node:util'
import { Temporal } from 'temporal-polyfill'
import type { Meant, TaskQuery } from '../../subgraphs/conversation/interpreter/interpretation.ts'
import type { Command, ReminderSlot } from '../../subgraphs/conversation/interpreter/interpreter.ts'
import type { ExpectedCommand } from './case.ts'
import { isSameRule } from './same-rule.ts'

/** The slots that say when. */
export const timeSlots = ['due', 'shift', 'rule', 'anchor', 'reminders', 'from', 'until'] as const

/** The slots of a command that are not as expected, by name; those of its filter by theirs. */
export function wrongSlots(expected: ExpectedCommand, got: Command, timeZone: string): readonly string[] {
  const { intent: _, filter, ...slots } = expected
  const wrong = wrongIn(slots, comparable(got, timeZone))
  return filter ? [...wrong, ...wrongIn(filter, comparableQuery(got.query))] : wrong
}

type Comparison = (expected: never) => boolean
type Comparisons = Readonly<Record<string, Comparison>>

const wrongIn = (expected: object, comparisons: Comparisons): readonly string[] =>
  Object.entries(expected).flatMap(([slot, value]) => {
    // The schema of a case gives each slot the type that its comparison takes.
    const isRight = comparisons[slot] as ((expected: unknown) => boolean) | undefined
    return isRight?.(value) ? [] : [slot]
  })

const anyOf =
  <T>(isRight: (value: T) => boolean, isEmpty: boolean) =>
  (expected: T | readonly T[] | null) => {
    if (expected === null) return isEmpty
    // A list is the only slot value of the schema that is an array.
    return Array.isArray(expected) ? expected.some(isRight) : isRight(expected as T)
  }

const comparable = (got: Command, timeZone: string): Comparisons => ({
  title: words(got.title),
  target: words(got.target),
  meant: anyOf((meant: string) => meant === meantAs(got.meant), got.meant === null),
  due: anyOf((due: string) => isSameDue(due, got), got.due === null),
  shift: (shift: string) => got.shift !== null && secondsOf(got.shift) === secondsOf(shift),
  rule: anyOf((rule: string) => isSameRule(rule, got), got.recurrence === null),
  anchor: (anchor: string) => got.recurrence?.anchor === anchor,
  reminders: (expected: readonly string[] | null) =>
    isDeepStrictEqual(remindersAs(got.reminders), expected?.map((one) => instantIn(one, timeZone)).sort() ?? null),
  priority: (priority: string | null) => got.priority === priority,
  tags: (tags: readonly string[]) => isSameSet(tags, got.tags),
  untags: (tags: readonly string[]) => isSameSet(tags, got.untags),
  scope: (scope: string) => got.scope === scope,
})

const comparableQuery = (got: TaskQuery | null): Comparisons => ({
  asks: (asks: string) => got?.asks === asks,
  status: (status: string) => got?.status === status,
  from: anyOf((from: string) => minuteOf(from) === minuteOf(got?.from), !got?.from),
  until: anyOf((until: string) => minuteOf(until) === minuteOf(got?.until), !got?.until),
  isOverdue: (isOverdue: boolean) => got?.isOverdue === isOverdue,
  hasDue: (hasDue: boolean | null) => got?.hasDue === hasDue,
  isRepeating: (isRepeating: boolean | null) => got?.isRepeating === isRepeating,
  priority: (priority: string | null) => got?.priority === priority,
  tags: (tags: readonly string[]) => got !== null && isSameSet(tags, got.tags),
  text: words(got?.text ?? null),
})

const words = (got: string | null) =>
  anyOf((expected: string) => got !== null && plain(expected) === plain(got), got === null)

/** Case, quotes, ends of sentences, and an article before it make no other title. */
const plain = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/["“”«»'’‘]/g, '')
    .replace(/[\s.,;:!?۔؟،]+$/, '')
    .replace(/^(the|a|an|my|our) /, '')
    .replaceAll(/\s+/g, ' ')

const isSameSet = (one: readonly string[], other: readonly string[]) =>
  isDeepStrictEqual([...one].sort(), [...other].sort())

const meantAs = (meant: Meant | null) => (meant?.kind === 'PLACE' ? `PLACE ${meant.place}` : meant?.kind)

/** What a task keeps of its old due is not known here, so only the other part is compared. */
function isSameDue(expected: string, { due, keeps }: Command): boolean {
  if (!due) return false
  const [date, time = null] = expected.split('T')
  const isSameTime = time === (due.time?.slice(0, 5) ?? null)
  return (keeps === 'DAY' || date === due.date) && (keeps === 'TIME' || isSameTime)
}

const minuteOf = (local: string | null | undefined) =>
  local && (local.includes('T') ? local.slice(0, 16) : `${local}T00:00`)

const remindersAs = (got: readonly ReminderSlot[] | null) =>
  got?.map(({ lead, at }) => (lead === null ? String(at?.toISOString()) : secondsOf(lead))).sort() ?? null

const instantIn = (reminder: string, timeZone: string) => {
  if (/^-?P/.test(reminder)) return secondsOf(reminder)
  if (reminder.endsWith('Z')) return reminder
  return new Date(Temporal.PlainDateTime.from(reminder).toZonedDateTime(timeZone).epochMilliseconds).toISOString()
}

const secondsOf = (lead: string) =>
  `${Temporal.Duration.from(lead).total({ unit: 'seconds', relativeTo: '2026-01-05' })} s`
