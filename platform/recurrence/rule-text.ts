import type { Rule, WeekdayPart } from './rule.ts'
import { english } from './rule-words.en.ts'
import type { Words } from './rule-words.ts'
import { urdu } from './rule-words.ur.ts'
import { romanUrdu } from './rule-words.ur-latn.ts'
import { timeText } from './slot.ts'

const languages = { EN: english, UR: urdu, UR_LATN: romanUrdu } as const

/** What a rule says, in words: `every 2 weeks on Monday and Friday, 10 times`. */
export function ruleText(rule: Rule, locale: keyof typeof languages, anchor: 'DUE' | 'COMPLETION' = 'DUE'): string {
  const words = languages[locale]
  const { days, limits } = dayPhrases(rule, words)
  const head = [headOf(rule, words), ...days, ...timePhrases(rule, words)]
  const tail = [...limits.map(words.only), ...tailPhrases(rule, words)]
  if (anchor === 'COMPLETION') tail.push(words.afterDone)
  return [head.join(' '), ...tail].join(words.comma)
}

/** `every Monday`: by the day or by the week, it is the same while nothing is left out between. */
const namesDays = ({ frequency, interval, byDay }: Rule) =>
  byDay.length > 0 && interval === 1 && (frequency === 'DAILY' || frequency === 'WEEKLY')

const isMondayToFriday = (byDay: readonly WeekdayPart[]) =>
  byDay.length === 5 && byDay.every(({ nth, weekday }) => nth === 0 && weekday < 5)

function headOf(rule: Rule, words: Words): string {
  if (!namesDays(rule)) return words.every(rule.frequency, rule.interval)
  if (rule.byDay.length === 7) return words.every('DAILY', 1)
  return isMondayToFriday(rule.byDay) ? words.everyWorkday : words.everyDayOf(rule.byDay)
}

type DayPhrases = Readonly<{ days: readonly string[]; limits: readonly string[] }>

/** Hours and days go on by themselves, and every part about days narrows them; else the first part names days, and the others narrow. */
function dayPhrases(rule: Rule, words: Words): DayPhrases {
  const isNarrowed = rule.frequency === 'HOURLY' || rule.frequency === 'DAILY'
  const spans = spanPhrases(rule, words)
  if (isDate(rule))
    return { days: rule.byMonth.map((month) => words.onDate(month, rule.byMonthDay[0] ?? 1)), limits: [] }

  const [first, ...others] = [
    ...yearDayPhrases(rule, words),
    ...monthDayPhrases(rule, words),
    ...weekdayPhrases(rule, words),
  ]
  const named = first === undefined ? [] : [first]
  return isNarrowed
    ? { days: [], limits: [...spans, ...named, ...others] }
    : { days: [...spans, ...named], limits: others }
}

/** `every year on January 1st`. */
const isDate = ({ frequency, byMonth, byWeekNo, byYearDay, byMonthDay, byDay }: Rule) =>
  frequency === 'YEARLY' &&
  byMonth.length === 1 &&
  byMonthDay.length === 1 &&
  (byMonthDay[0] ?? 0) > 0 &&
  byWeekNo.length + byYearDay.length + byDay.length === 0

function spanPhrases({ frequency, byMonth, byWeekNo, byYearDay, byMonthDay }: Rule, words: Words): string[] {
  const phrases: string[] = []
  if (byMonth.length > 0) phrases.push(words.inMonths(byMonth))
  else if (frequency === 'YEARLY' && byMonthDay.length > 0 && byYearDay.length === 0) phrases.push(words.inEveryMonth)
  if (byWeekNo.length > 0) phrases.push(words.inWeeks(byWeekNo))
  return phrases
}

const yearDayPhrases = ({ byYearDay }: Rule, words: Words) =>
  byYearDay.length > 0 ? [words.onYearDays(byYearDay)] : []

const monthDayPhrases = ({ byMonthDay }: Rule, words: Words) =>
  byMonthDay.length > 0 ? [words.onMonthDays(byMonthDay)] : []

function weekdayPhrases(rule: Rule, words: Words): string[] {
  const { frequency, byDay, byMonth, byMonthDay } = rule
  if (byDay.length === 0 || namesDays(rule)) return []
  if (isNthWorkday(rule)) return [words.onWorkdays(rule.bySetPos)]
  if ((frequency === 'MONTHLY' || frequency === 'YEARLY') && byMonthDay.length === 0) {
    const isOfYear = frequency === 'YEARLY' && byMonth.length === 0 && byDay.some(({ nth }) => nth !== 0)
    return [words.onNthWeekdays(byDay, isOfYear)]
  }
  return [byDay.some(({ nth }) => nth !== 0) ? words.onNthWeekdays(byDay, false) : words.onWeekdays(byDay)]
}

/** `every month on the last weekday`. */
const isNthWorkday = ({ frequency, byDay, byMonthDay, byHour, byMinute, bySetPos }: Rule) =>
  frequency === 'MONTHLY' &&
  bySetPos.length > 0 &&
  isMondayToFriday(byDay) &&
  byMonthDay.length === 0 &&
  byHour.length < 2 &&
  byMinute.length < 2

function timePhrases({ byHour, byMinute }: Rule, words: Words): string[] {
  if (byHour.length > 0 && byMinute.length > 0)
    return [words.atTimes(byHour.flatMap((hour) => byMinute.map((minute) => timeText(hour * 3600 + minute * 60))))]
  if (byHour.length > 0) return [words.inHours(byHour)]
  return byMinute.length > 0 ? [words.atMinutes(byMinute)] : []
}

function tailPhrases(rule: Rule, words: Words): string[] {
  const { frequency, count, until, bySetPos, weekStart } = rule
  const phrases: string[] = []
  if (bySetPos.length > 0 && !isNthWorkday(rule)) phrases.push(words.onlyPositions(bySetPos, frequency))
  if (weekStart !== 0) phrases.push(words.weeksFrom(weekStart))
  if (count !== null) phrases.push(words.times(count))
  if (until) phrases.push(untilPhrase(until, words))
  return phrases
}

function untilPhrase({ at, isUtc }: NonNullable<Rule['until']>, words: Words): string {
  const [date = '', time] = at.split('T')
  const [year = '', month, day] = date.split('-')
  return words.until({ year, month: Number(month), day: Number(day) }, time, isUtc)
}
