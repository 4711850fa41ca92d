import type { WeekdayPart } from './rule.ts'
import type { Words } from './rule-words.ts'

const dayNames = ['پیر', 'منگل', 'بدھ', 'جمعرات', 'جمعہ', 'ہفتہ', 'اتوار']
const thursday = 3
const monthNames = [
  'جنوری',
  'فروری',
  'مارچ',
  'اپریل',
  'مئی',
  'جون',
  'جولائی',
  'اگست',
  'ستمبر',
  'اکتوبر',
  'نومبر',
  'دسمبر',
]
const everyOne = {
  HOURLY: 'ہر گھنٹے',
  DAILY: 'ہر روز',
  WEEKLY: 'ہر ہفتے',
  MONTHLY: 'ہر مہینے',
  YEARLY: 'ہر سال',
} as const
const units = { HOURLY: 'گھنٹے', DAILY: 'دن', WEEKLY: 'ہفتے', MONTHLY: 'مہینے', YEARLY: 'سال' } as const

function and(items: readonly (string | number | undefined)[]): string {
  const last = String(items.at(-1))
  return items.length < 2 ? last : `${items.slice(0, -1).join('، ')} اور ${last}`
}

// In the oblique case, as something with کو, میں or دن always follows.
const ordinals = { m: ['پہلے', 'دوسرے', 'تیسرے', 'چوتھے'], f: ['پہلی', 'دوسری', 'تیسری', 'چوتھی'] } as const
const others: Readonly<Record<number, string>> = { 5: 'پانچویں' }
type Gender = keyof typeof ordinals

const ordinal = (value: number, gender: Gender) => ordinals[gender][value - 1] ?? others[value] ?? `${value}ویں`

/** `پہلے`, and from the end `آخری`, `آخر سے دوسرے`. */
function place(value: number, gender: Gender): string {
  if (value > 0) return ordinal(value, gender)
  return value === -1 ? 'آخری' : `آخر سے ${ordinal(-value, gender)}`
}
const places = (values: readonly number[], gender: Gender) => and(values.map((value) => place(value, gender)))

/** `1 تاریخ`, `آخری تاریخ`. */
const dates = (days: readonly number[]) => `${and(days.map((day) => (day > 0 ? day : place(day, 'f'))))} تاریخ`
const nameOf = ({ weekday }: WeekdayPart) => dayNames[weekday]
const nthName = (part: WeekdayPart) =>
  `${part.nth === 0 ? 'ہر' : place(part.nth, part.weekday === thursday ? 'f' : 'm')} ${nameOf(part)}`

export const urdu: Words = {
  comma: '، ',
  every: (frequency, interval) => (interval === 1 ? everyOne[frequency] : `ہر ${interval} ${units[frequency]} بعد`),
  everyWorkday: 'پیر سے جمعہ تک ہر روز',
  everyDayOf: (days) => `ہر ${and(days.map(nameOf))} کو`,
  inMonths: (months) => `${and(months.map((month) => monthNames[month - 1]))} میں`,
  inEveryMonth: 'ہر مہینے میں',
  inWeeks: (weeks) => `اس کے ${places(weeks, 'm')} ہفتے میں`,
  onDate: (month, day) => `${day} ${monthNames[month - 1]} کو`,
  onYearDays: (days) => `اس کے ${places(days, 'm')} دن`,
  onMonthDays: (days) => `${dates(days)} کو`,
  onWeekdays: (days) => `${and(days.map(nameOf))} کو`,
  onNthWeekdays: (days, isOfYear) => `${isOfYear ? 'اس کے ' : ''}${and(days.map(nthName))} کو`,
  onWorkdays: (positions) => `پیر سے جمعہ تک کے ${places(positions, 'm')} دن`,
  inHours: (hours) => `${and(hours)} بجے کے گھنٹے میں`,
  atMinutes: (minutes) => `${and(minutes)} منٹ پر`,
  atTimes: (times) => `${and(times)} بجے`,
  only: (limit) => `صرف ${limit}`,
  onlyPositions: (positions, frequency) => `ہر ${units[frequency]} ان میں سے صرف ${places(positions, 'm')} موقع پر`,
  weeksFrom: (weekday) => `ہفتے کا آغاز ${dayNames[weekday]} سے`,
  times: (count) => (count === 1 ? 'ایک بار' : `${count} بار`),
  until: ({ year, month, day }, time, isUtc) =>
    `${day} ${monthNames[month - 1]} ${year}${time === undefined ? '' : ` ${time} بجے`}${isUtc ? ' UTC' : ''} تک`,
  afterDone: 'مکمل ہونے کے وقت سے گن کر',
}
