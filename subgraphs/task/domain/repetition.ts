import { badInput, type Problem } from '../../../platform/errors.ts'
import { checkStart } from '../../../platform/recurrence/check-start.ts'
import { isOnRule, slotsFrom } from '../../../platform/recurrence/expand.ts'
import { localRule } from '../../../platform/recurrence/local-rule.ts'
import { parseRule } from '../../../platform/recurrence/parse-rule.ts'
import { canonical, type LocalRule, type Rule } from '../../../platform/recurrence/rule.ts'
import { ruleText } from '../../../platform/recurrence/rule-text.ts'
import { dueWordsOf, type Slot } from '../../../platform/recurrence/slot.ts'
import { type Due, dueOf } from './due.ts'
import { nextOccurrence, type Repetition } from './recurrence/next-occurrence.ts'
import { previewSlots } from './recurrence/preview.ts'
import { isOver } from './recurrence/slot-due.ts'
import type { Repeats } from './task.ts'

/** A rule from a start on, as a series keeps them. */
export type Kept = Repeats & Readonly<{ start: Slot; made: number }>

/** A rule in the spelling under which it is kept. */
function ruleOf(text: string): Rule {
  const parsed = parseRule(text)
  if ('rule' in parsed) return parsed.rule
  throw new Error(`The rule ${text} was kept, and is none: ${parsed.problems.join('; ')}`)
}

const local = ({ rule, timeZone }: Pick<Repeats, 'rule' | 'timeZone'>): LocalRule => localRule(ruleOf(rule), timeZone)

const repetitionOf = (kept: Kept): Repetition => ({ ...kept, rule: local(kept) })

/** The due at a slot. */
export const dueAt = (slot: Slot, timeZone: string): Due => dueOf({ ...dueWordsOf(slot), timeZone }, timeZone)

/** What is wrong with a rule from a start on. */
export const problemsWith = (asked: Pick<Kept, 'rule' | 'timeZone' | 'start'>): readonly string[] =>
  checkStart(local(asked), asked.start)

/** The slot that follows what was made, latest first; null when the series is over. */
export function slotAfter(kept: Kept, taken: readonly Slot[], now: Date): Slot | null {
  const [latest] = taken
  if (latest === undefined) return null
  return nextOccurrence(repetitionOf(kept), { slot: latest, at: now, made: kept.made, taken: new Set(taken) })
}

/** The instants of a rule from its start on. Throws BAD_USER_INPUT for a rule that has none. */
export function preview(asked: Pick<Kept, 'rule' | 'timeZone' | 'start'>, first: number): Date[] {
  const problems = problemsWith(asked).map((problem): Problem => ({ path: 'recurrence.rule', problem }))
  if (problems.length > 0) throw badInput(problems)
  return previewSlots({ ...asked, rule: local(asked) }, first)
}

const dayLongMs = 86_400_000

/** The instants of a series that are still to come. */
export function upcoming(kept: Kept, first: number, now: Date): Date[] {
  const { rule, start, timeZone } = repetitionOf(kept)
  const aWhileAgo = new Date(now.getTime() - 2 * dayLongMs).toISOString().slice(0, start.length)
  const ahead = [
    ...slotsFrom(rule, start, aWhileAgo)
      .filter((slot) => !isOver(slot, timeZone, now))
      .take(first),
  ]
  return ahead.map((slot) => dueAt(slot, timeZone).startsAt)
}

/** Whether some slot of the rule is on a day, `2026-11-23`. */
export function isDayOf(kept: Kept, day: string): boolean {
  const { rule, start } = repetitionOf(kept)
  const from = start.includes('T') ? `${day}T00:00` : day
  const [slot] = slotsFrom(rule, start, from).take(1)
  return slot?.startsWith(day) ?? false
}

/** What is left of a rule from one of its occurrences on: of a COUNT, what was not counted before. */
export function restOf(kept: Kept, from: Slot): string {
  const { rule, start } = repetitionOf(kept)
  if (rule.count === null) return kept.rule
  const before = kept.anchor === 'DUE' ? countBefore(rule, start, from) : madeBefore(kept, rule)
  return canonical({ ...ruleOf(kept.rule), count: Math.max(1, rule.count - before) })
}

/** A first one off the rule was extra. */
const madeBefore = ({ made, start }: Kept, rule: LocalRule): number =>
  isOnRule(rule, start, start) ? made - 1 : Math.max(0, made - 2)

function countBefore(rule: LocalRule, start: Slot, from: Slot): number {
  let count = 0
  for (const slot of slotsFrom(rule, start, start)) {
    if (slot >= from) break
    count++
  }
  return count
}

/** The rule in words. */
export const textOf = ({ rule, anchor }: Pick<Repeats, 'rule' | 'anchor'>, locale: 'EN' | 'UR'): string =>
  ruleText(ruleOf(rule), locale, anchor)
