import type { Rule } from './rule.ts'

type Clash = readonly [isMet: (rule: Rule) => boolean, problem: string]

const hasNth = ({ byDay }: Rule) => byDay.some(({ nth }) => nth !== 0)
const isMonthly = ({ frequency, byMonth }: Rule) => frequency === 'MONTHLY' || byMonth.length > 0
const partsBeside = (rule: Rule) =>
  rule.byMonth.length +
  rule.byWeekNo.length +
  rule.byYearDay.length +
  rule.byMonthDay.length +
  rule.byDay.length +
  rule.byHour.length +
  rule.byMinute.length

/** RFC 5545, 3.3.10: which parts do not go together. */
const clashes: readonly Clash[] = [
  [({ count, until }) => count !== null && until !== null, 'COUNT and UNTIL: say one of them, not both'],
  [
    (rule) => hasNth(rule) && rule.frequency !== 'MONTHLY' && rule.frequency !== 'YEARLY',
    'BYDAY: a number before the day, as in 1MO, needs FREQ=MONTHLY or FREQ=YEARLY',
  ],
  [
    (rule) => isMonthly(rule) && rule.byDay.some(({ nth }) => Math.abs(nth) > 5),
    'BYDAY: a month has no more than five of a weekday, use a number from 1 to 5 or from -5 to -1',
  ],
  [
    (rule) => hasNth(rule) && rule.byWeekNo.length > 0,
    'BYDAY: a number before the day does not go with BYWEEKNO, leave the number out',
  ],
  [({ frequency, byWeekNo }) => byWeekNo.length > 0 && frequency !== 'YEARLY', 'BYWEEKNO: it needs FREQ=YEARLY'],
  [
    ({ frequency, byYearDay }) => byYearDay.length > 0 && frequency !== 'YEARLY' && frequency !== 'HOURLY',
    'BYYEARDAY: it needs FREQ=YEARLY or FREQ=HOURLY',
  ],
  [
    ({ frequency, byMonthDay }) => byMonthDay.length > 0 && frequency === 'WEEKLY',
    'BYMONTHDAY: it does not go with FREQ=WEEKLY, use FREQ=MONTHLY or FREQ=DAILY',
  ],
  [
    (rule) => rule.bySetPos.length > 0 && partsBeside(rule) === 0,
    'BYSETPOS: it picks from what another BY part names, add one such as BYDAY',
  ],
]

/** The sentences about parts that cannot stand together, each with the remedy. */
export const clashesOf = (rule: Rule): string[] =>
  clashes.filter(([isMet]) => isMet(rule)).map(([, problem]) => problem)
