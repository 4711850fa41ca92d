export const frequencies = ['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
export type Frequency = (typeof frequencies)[number]

/** In the order of the week; a weekday is its index here. */
export const weekdays: readonly string[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** `nth` 0 is every such day; 1 is the first of the month or year, -1 the last. */
export type WeekdayPart = Readonly<{ nth: number; weekday: number }>

/** A day `2026-12-31`, which counts to its end, or a moment `2026-12-31T17:00`. */
export type Until = Readonly<{ at: string; isUtc: boolean }>

/** A rule of RFC 5545 without its start. Lists are sorted and hold nothing twice; an empty one says nothing. */
export type Rule<U extends Until = Until> = Readonly<{
  frequency: Frequency
  interval: number
  count: number | null
  until: U | null
  byMonth: readonly number[]
  byWeekNo: readonly number[]
  byYearDay: readonly number[]
  byMonthDay: readonly number[]
  byDay: readonly WeekdayPart[]
  byHour: readonly number[]
  byMinute: readonly number[]
  bySetPos: readonly number[]
  weekStart: number
}>

/** A rule whose UNTIL is wall time, as its slots are; only such a rule can be expanded. */
export type LocalRule = Rule<Until & Readonly<{ isUtc: false }>>

/** Whether it makes a difference on which day weeks begin. */
export const isWeekStartHeard = (rule: Rule): boolean =>
  rule.byWeekNo.length > 0 || (rule.frequency === 'WEEKLY' && (rule.interval > 1 || rule.bySetPos.length > 0))

const weekdayText = ({ nth, weekday }: WeekdayPart) => `${nth || ''}${weekdays[weekday]}`
const untilText = ({ at, isUtc }: Until) => {
  const [date = '', time] = at.split('T')
  const digits = (text: string) => text.replaceAll(/[-:]/g, '')
  return time === undefined ? digits(date) : `${digits(date)}T${digits(time).padEnd(6, '0')}${isUtc ? 'Z' : ''}`
}

/** The one spelling under which a rule is kept: upper case, parts in one order, lists sorted, nothing that is implied. */
export function canonical(rule: Rule): string {
  const parts: readonly (readonly [string, string | number | readonly (string | number)[] | null])[] = [
    ['FREQ', rule.frequency],
    ['INTERVAL', rule.interval === 1 ? null : rule.interval],
    ['COUNT', rule.count],
    ['UNTIL', rule.until && untilText(rule.until)],
    ['BYMONTH', rule.byMonth],
    ['BYWEEKNO', rule.byWeekNo],
    ['BYYEARDAY', rule.byYearDay],
    ['BYMONTHDAY', rule.byMonthDay],
    ['BYDAY', rule.byDay.map(weekdayText)],
    ['BYHOUR', rule.byHour],
    ['BYMINUTE', rule.byMinute],
    ['BYSETPOS', rule.bySetPos],
    ['WKST', rule.weekStart === 0 ? null : (weekdays[rule.weekStart] ?? null)],
  ]
  const said = parts.filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
  return said.map(([name, value]) => `${name}=${String(value)}`).join(';')
}
