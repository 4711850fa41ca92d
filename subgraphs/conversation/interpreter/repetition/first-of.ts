import { Temporal } from 'temporal-polyfill'
import { checkStart } from '../../../../platform/recurrence/check-start.ts'
import { slotsFrom } from '../../../../platform/recurrence/expand.ts'
import { localRule } from '../../../../platform/recurrence/local-rule.ts'
import { parseRule } from '../../../../platform/recurrence/parse-rule.ts'
import { canonical, type LocalRule } from '../../../../platform/recurrence/rule.ts'
import type { Context, Doubt, DueSlot, RecurrenceSlot } from '../interpretation.ts'
import { localNow, resolveDue } from '../time/due.ts'
import type { When } from '../time/moment.ts'
import { exactly } from '../time/named-days.ts'
import type { Repeat } from './repeat.ts'

export type First = Readonly<{ due: DueSlot; recurrence: RecurrenceSlot }>

/** The rule that was said, and when it is due first; `when` is what was said beside it ("at 8", "tomorrow"). */
export function firstOf(repeat: Repeat, when: When | null, context: Context): First | Doubt {
  const now = localNow(context)
  const parsed = parseRule(repeat.rule)
  if (when?.seconds != null || !('rule' in parsed)) return 'repetition'
  const rule = localRule(parsed.rule, context.timeZone)
  const time = timeOf(repeat, when, rule, context)
  const first = firstSlot({ rule, start: startOf(repeat, when, now), time, now })
  if (first === null) return 'repetition'
  const ended = lasting(rule, repeat, first)
  if (ended.until && first.slice(0, ended.until.at.length) > ended.until.at) return 'past'
  if (checkStart(ended, first).length > 0) return 'repetition'
  const { timeZone } = context
  return {
    due: dueAt(first, timeZone),
    recurrence: { rule: canonical(ended), anchor: repeat.anchor, timeZone },
  }
}

/** A day said beside is where it starts, unless that is over. */
function startOf({ start }: Repeat, when: When | null, now: Temporal.ZonedDateTime): Temporal.PlainDate | null {
  const said = start === null ? (when?.day?.date ?? null) : Temporal.PlainDate.from(start)
  return said && Temporal.PlainDate.compare(said, now.toPlainDate()) < 0 ? null : said
}

/** The time of day, the same whatever the time is now: "every day at 8" is in the morning. */
function timeOf({ daypart, minute }: Repeat, when: When | null, rule: LocalRule, context: Context): string | null {
  if (rule.byHour.length > 0) return `00:${String(minute ?? when?.clock?.minute ?? 0).padStart(2, '0')}`
  const part = when?.daypart ?? (daypart === null ? null : { name: daypart, isToday: false })
  if (!when?.clock && !part) return null
  const day = exactly(localNow(context).toPlainDate().add({ days: 2 }))
  const due = resolveDue({ day, clock: when?.clock ?? null, daypart: part, seconds: null, isBefore: false }, context)
  return typeof due === 'string' ? null : due.time
}

type Search = Readonly<{
  rule: LocalRule
  start: Temporal.PlainDate | null
  time: string | null
  now: Temporal.ZonedDateTime
}>

/** What the rule leaves open is today's; every other Tuesday begins with the next one, and a year's March with its first day. */
function firstSlot({ rule, start, time, now }: Search): string | null {
  if (rule.frequency === 'HOURLY') return firstHour({ rule, start, time, now })
  const today = now.toPlainDate()
  const isOpen = rule.byMonth.length + rule.byMonthDay.length + rule.byDay.length + rule.byYearDay.length === 0
  const isMonthOnly = rule.byMonth.length > 0 && rule.byMonthDay.length + rule.byDay.length === 0
  const each: LocalRule = {
    ...rule,
    interval: 1,
    count: null,
    until: null,
    frequency: isOpen ? 'DAILY' : rule.frequency,
    byMonthDay: isMonthOnly && rule.frequency === 'YEARLY' ? [1] : rule.byMonthDay,
  }
  const from = slotOn(start ?? today, time)
  for (const slot of slotsFrom(each, from, from).take(60)) if (isAhead(slot, now)) return slot
  return null
}

const slotOn = (date: Temporal.PlainDate, time: string | null) => (time === null ? date.toString() : `${date}T${time}`)

/** Without a time it comes first when the first hours are over. */
function firstHour({ rule, start, time, now }: Search): string | null {
  const next = now.add({ hours: rule.interval }).round({ smallestUnit: 'minute', roundingMode: 'ceil' })
  const isNow = time === null && (start === null || start.equals(now.toPlainDate()))
  const first = isNow
    ? next.toPlainDateTime().toString().slice(0, 16)
    : slotOn(start ?? now.toPlainDate(), time ?? '09:00')
  for (const slot of slotsFrom({ ...rule, count: null, until: null }, first, first).take(60))
    if (isAhead(slot, now)) return slot
  return null
}

/** Today is ahead as long as it lasts. */
const isAhead = (slot: string, now: Temporal.ZonedDateTime) =>
  slot.includes('T')
    ? Temporal.Instant.compare(instantOf(slot, now.timeZoneId), now.toInstant()) > 0
    : slot >= now.toPlainDate().toString()

const instantOf = (slot: string, timeZone: string) =>
  Temporal.PlainDateTime.from(slot).toZonedDateTime(timeZone, { disambiguation: 'compatible' }).toInstant()

function dueAt(slot: string, timeZone: string): DueSlot {
  const [date = '', time = null] = slot.split('T')
  const at =
    time === null
      ? Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(timeZone).toInstant()
      : instantOf(slot, timeZone)
  return { date, time, timeZone, at: new Date(at.epochMilliseconds) }
}

/** "for 3 weeks" from the first one on. */
function lasting(rule: LocalRule, { lasts }: Repeat, first: string): LocalRule {
  if (!lasts) return rule
  const end = Temporal.PlainDate.from(first.slice(0, 10))
    .add({ [lasts.unit]: lasts.number })
    .subtract({ days: 1 })
  return { ...rule, until: { at: end.toString(), isUtc: false } }
}
