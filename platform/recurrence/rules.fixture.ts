import fc from 'fast-check'
import { localRule } from './local-rule.ts'
import { parseRule } from './parse-rule.ts'
import { canonical, type LocalRule, weekdays } from './rule.ts'

/** The rule of a text that is known to be one. */
export function ruleOf(text: string, timeZone = 'UTC'): LocalRule {
  const parsed = parseRule(text)
  if ('problems' in parsed) throw new Error(`${text}: ${parsed.problems.join('; ')}`)
  return localRule(parsed.rule, timeZone)
}

const listOf = <T>(item: fc.Arbitrary<T>, maxLength = 3) => fc.uniqueArray(item, { minLength: 1, maxLength })
const fromBothEnds = (max: number, ...often: readonly number[]) =>
  fc.oneof(
    fc.integer({ min: 1, max }),
    fc.constantFrom(...often, -1),
    fc.integer({ min: 1, max }).map((n) => -n),
  )

const plainDay = fc.constantFrom(...weekdays)
const nthDay = fc.tuple(fc.constantFrom(1, 2, 3, 4, 5, -1, -2), plainDay).map(([nth, day]) => `${nth}${day}`)
// Not both in one list: what python-dateutil makes of those is no union.
const anyDay = fc.oneof(listOf(plainDay, 5), listOf(nthDay))

const month = fc.integer({ min: 1, max: 12 })
const monthDay = fromBothEnds(31, 1, 28, 29, 30, 31)
const yearDay = fromBothEnds(366, 59, 60, 365, 366)
const position = fc.constantFrom(1, 2, 3, -1, -2)
const ends = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc.record({ COUNT: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ UNTIL: fc.constantFrom('20271231', '20280229T120000', '20300101T000000') }),
)

type Parts = Readonly<Record<string, unknown>>
const maybe = (parts: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Parts> =>
  fc.record({ ...parts }, { requiredKeys: [] })

const everywhere = {
  INTERVAL: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constantFrom(7, 12, 13, 52)),
  BYMONTH: listOf(month),
  WKST: plainDay,
}
const times = { BYHOUR: listOf(fc.nat(23)), BYMINUTE: listOf(fc.nat(59)) }
const byFrequency = {
  DAILY: { BYMONTHDAY: listOf(monthDay), BYDAY: listOf(plainDay, 5) },
  WEEKLY: { BYDAY: listOf(plainDay, 5), BYSETPOS: listOf(position, 2) },
  MONTHLY: { BYMONTHDAY: listOf(monthDay), BYDAY: anyDay, BYSETPOS: listOf(position, 2) },
  YEARLY: { BYMONTHDAY: listOf(monthDay), BYDAY: anyDay, BYSETPOS: listOf(position, 2), BYYEARDAY: listOf(yearDay) },
  HOURLY: { BYMONTHDAY: listOf(monthDay), BYDAY: listOf(plainDay, 5), BYYEARDAY: listOf(yearDay) },
} as const

const written = (parts: Parts) =>
  Object.entries(parts)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(';')

const withParts = (FREQ: keyof typeof byFrequency, parts: Record<string, fc.Arbitrary<unknown>>) =>
  fc.tuple(maybe({ ...everywhere, ...parts }), ends).map(([some, end]) => written({ FREQ, ...some, ...end }))

const ofFrequency = (frequency: keyof typeof byFrequency) => {
  const days = withParts(frequency, byFrequency[frequency])
  return fc.oneof(days, withParts(frequency, { ...byFrequency[frequency], ...times }))
}
const weekNo = fromBothEnds(53, 1, 52, 53)
const byWeek = fc
  .tuple(listOf(weekNo), listOf(plainDay), maybe(everywhere))
  .map(([BYWEEKNO, BYDAY, some]) => written({ FREQ: 'YEARLY', BYWEEKNO, BYDAY, ...some }))

/** Rules that can be read, written in any order; they shrink by losing parts. */
export const looseRuleTexts: fc.Arbitrary<string> = fc
  .oneof(...(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'HOURLY'] as const).map(ofFrequency), byWeek)
  .filter((text) => 'rule' in parseRule(text))

/** In their one spelling. */
export const ruleTexts: fc.Arbitrary<string> = looseRuleTexts.map((text) => canonical(ruleOf(text)))

const two = (value: number) => String(value).padStart(2, '0')
const day = fc
  .tuple(fc.integer({ min: 2020, max: 2028 }), month, fc.constantFrom(1, 5, 15, 22, 28, 29, 30, 31))
  .filter(([year, month, day]) => day <= new Date(Date.UTC(year, month, 0)).getUTCDate())
  .map(([year, month, day]) => `${year}-${two(month)}-${two(day)}`)
const time = fc.tuple(fc.nat(23), fc.constantFrom(0, 15, 30, 59)).map(([hour, minute]) => `${two(hour)}:${two(minute)}`)

export const starts: fc.Arbitrary<string> = fc.tuple(day, time).map(([day, time]) => `${day}T${time}`)
export const wholeDays = day
