import type { WeekdayPart } from './rule.ts'
import type { Words } from './rule-words.ts'

const dayNames = ['peer', 'mangal', 'budh', 'jumerat', 'juma', 'hafta', 'itwar']
const thursday = 3
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const everyOne = {
  HOURLY: 'har ghantay',
  DAILY: 'har roz',
  WEEKLY: 'har haftay',
  MONTHLY: 'har mahinay',
  YEARLY: 'har saal',
} as const
const units = { HOURLY: 'ghantay', DAILY: 'din', WEEKLY: 'haftay', MONTHLY: 'mahinay', YEARLY: 'saal' } as const

function and(items: readonly (string | number | undefined)[]): string {
  const last = String(items.at(-1))
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} aur ${last}`
}

// In the oblique case, as something with ko, mein or din always follows.
const ordinals = {
  m: ['pehlay', 'doosray', 'teesray', 'chauthay'],
  f: ['pehli', 'doosri', 'teesri', 'chauthi'],
} as const
type Gender = keyof typeof ordinals

const ordinal = (value: number, gender: Gender) =>
  ordinals[gender][value - 1] ?? (value === 5 ? 'paanchwein' : `${value}wein`)

/** `pehlay`, and from the end `aakhri`, `aakhir se doosray`. */
function place(value: number, gender: Gender): string {
  if (value > 0) return ordinal(value, gender)
  return value === -1 ? 'aakhri' : `aakhir se ${ordinal(-value, gender)}`
}
const places = (values: readonly number[], gender: Gender) => and(values.map((value) => place(value, gender)))

const dates = (days: readonly number[]) => `${and(days.map((day) => (day > 0 ? day : place(day, 'f'))))} tareekh`
const nameOf = ({ weekday }: WeekdayPart) => dayNames[weekday]
const nthName = (part: WeekdayPart) =>
  `${part.nth === 0 ? 'har' : place(part.nth, part.weekday === thursday ? 'f' : 'm')} ${nameOf(part)}`

/** Urdu in Latin letters, as people type it. */
export const romanUrdu: Words = {
  comma: ', ',
  every: (frequency, interval) => (interval === 1 ? everyOne[frequency] : `har ${interval} ${units[frequency]} baad`),
  everyWorkday: 'peer se juma tak har roz',
  everyDayOf: (days) => `har ${and(days.map(nameOf))} ko`,
  inMonths: (months) => `${and(months.map((month) => monthNames[month - 1]))} mein`,
  inEveryMonth: 'har mahinay mein',
  inWeeks: (weeks) => `us ke ${places(weeks, 'm')} haftay mein`,
  onDate: (month, day) => `${day} ${monthNames[month - 1]} ko`,
  onYearDays: (days) => `us ke ${places(days, 'm')} din`,
  onMonthDays: (days) => `${dates(days)} ko`,
  onWeekdays: (days) => `${and(days.map(nameOf))} ko`,
  onNthWeekdays: (days, isOfYear) => `${isOfYear ? 'us ke ' : ''}${and(days.map(nthName))} ko`,
  onWorkdays: (positions) => `peer se juma tak ke ${places(positions, 'm')} din`,
  inHours: (hours) => `${and(hours)} bajay ke ghantay mein`,
  atMinutes: (minutes) => `${and(minutes)} minute par`,
  atTimes: (times) => `${and(times)} bajay`,
  only: (limit) => `sirf ${limit}`,
  onlyPositions: (positions, frequency) =>
    `har ${units[frequency]} in mein se sirf ${places(positions, 'm')} mauqay par`,
  weeksFrom: (weekday) => `haftay ka aaghaz ${dayNames[weekday]} se`,
  times: (count) => (count === 1 ? 'ek baar' : `${count} baar`),
  until: ({ year, month, day }, time, isUtc) =>
    `${day} ${monthNames[month - 1]} ${year}${time === undefined ? '' : ` ${time} bajay`}${isUtc ? ' UTC' : ''} tak`,
  afterDone: 'mukammal hone ke waqt se gin kar',
}
