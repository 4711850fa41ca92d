import type { RepeatPhrase } from '../repetition/repeat.ts'
import { type Days, isoDate } from '../time/calendar.ts'
import { readDay, readOrdinal, weekdayOf } from './days.ts'
import { monthOf } from './months.ts'
import { type Read, readWhole } from './numbers.ts'
import type { Said } from './said.ts'
import { unlessSeveral } from './several-a-day.ts'

type Rule = Read<string | null>

/** The repetitions of a message; times beside them ("har subah 8 baje") are read as times. */
export function repeatsIn(said: Said, today: Days): readonly RepeatPhrase[] {
  const repeats: RepeatPhrase[] = []
  for (let at = 0; at < said.lemmas.length; at += 1) {
    const rule = said.tokens[at]?.isQuoted ? null : ruleAt(said, at)
    if (!rule) continue
    const end = endOf(said, unlessSeveral(said, at, rule), today)
    repeats.push({ from: at, to: end.next, repeat: end.value === null ? null : { ...plain, rule: end.value } })
    at = end.next - 1
  }
  return repeats
}

const plain = { anchor: 'DUE', daypart: null, minute: null, start: null, lasts: null, isGuess: false } as const

const adverbs: ReadonlyMap<string, string> = new Map([
  ['rozana', 'FREQ=DAILY'],
  ['weekly', 'FREQ=WEEKLY'],
  ['monthly', 'FREQ=MONTHLY'],
  ['yearly', 'FREQ=YEARLY'],
  ['weekdays', weekly('MO,TU,WE,TH,FR')],
])
const frequencies: ReadonlyMap<string, string> = new Map([
  ['din', 'DAILY'],
  ['roz', 'DAILY'],
  ['hafta', 'WEEKLY'],
  ['mahina', 'MONTHLY'],
  ['sal', 'YEARLY'],
  ['ghanta', 'HOURLY'],
])
const dayparts = new Set(['subah', 'sham', 'rat', 'dopahar', 'sepahar'])
const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
function weekly(byDay: string): string {
  return `FREQ=WEEKLY;BYDAY=${byDay}`
}

function ruleAt(said: Said, at: number): Rule | null {
  const word = said.lemmas[at] ?? ''
  if (word === 'har') return everyAt(said, at)
  // "roz roz" says no more than "roz"; in "ke roz" it is the day of something.
  if (word === 'roz' && said.lemmas[at - 1] !== 'ke')
    return { value: 'FREQ=DAILY', next: at + (said.lemmas[at + 1] === 'roz' ? 2 : 1) }
  const adverb = adverbs.get(word)
  if (adverb) return { value: adverb, next: at + 1 }
  return spanAt(said, at) ?? timesPerAt(said, at) ?? everyOtherAt(said, at)
}

function everyAt(said: Said, at: number): Rule | null {
  const { lemmas } = said
  const next = lemmas[at + 1] ?? ''
  const listed = weekdaysAt(said, at + 1)
  if (listed) return listed
  if (dayparts.has(next)) return { value: 'FREQ=DAILY', next: at + 1 }
  if (next === 'weekend') return { value: weekly('SA,SU'), next: at + 2 }
  const count = readOrdinal(said, at + 1)
  const place = count?.next ?? at + 1
  if (count && weekdayOf(lemmas[place]) > 0)
    return { value: everyNth(count.value, days[weekdayOf(lemmas[place]) - 1] ?? ''), next: afterTie(said, place + 1) }
  const frequency = frequencies.get(lemmas[place] ?? '')
  if (!frequency) return yearDayAt(said, at + 1) ?? monthDayAt(said, at + 1) ?? unnamed(said, at)
  const interval = count && count.value > 1 ? `;INTERVAL=${count.value}` : ''
  const after = { value: `FREQ=${frequency}${interval}`, next: afterTie(said, place + 1) }
  if (frequency === 'MONTHLY') return withinMonth(said, after)
  if (frequency === 'WEEKLY') return withinWeek(said, after)
  return frequency === 'YEARLY' ? withinYear(said, after) : after
}

const everyNth = (nth: number, day: string) =>
  nth === 2 ? `FREQ=WEEKLY;INTERVAL=2;BYDAY=${day}` : `FREQ=WEEKLY;INTERVAL=${nth};BYDAY=${day}`
const unnamed = ({ lemmas }: Said, at: number): Rule | null =>
  lemmas[at + 1] === 'minute' || lemmas[at + 2] === 'minute'
    ? { value: null, next: at + (lemmas[at + 1] === 'minute' ? 2 : 3) }
    : null

const afterTie = ({ lemmas }: Said, at: number): number =>
  lemmas[at] === 'ko' || lemmas[at] === 'bad'
    ? at + 1
    : lemmas[at] === 'ke' && (lemmas[at + 1] === 'din' || lemmas[at + 1] === 'roz' || lemmas[at + 1] === 'bad')
      ? at + 2
      : at

/** "peer aur jumerat ko", "peer, budh, juma" */
function weekdaysAt(said: Said, at: number): Rule | null {
  const { lemmas } = said
  const found: number[] = []
  let next = at
  while (isWeekdayAt(lemmas, next)) {
    found.push(lemmas[next] === 'hafta' ? 6 : weekdayOf(lemmas[next]))
    next += 1
    const isLinked = lemmas[next] === 'aur' || lemmas[next] === ','
    const link = isLinked ? (lemmas[next + 1] === 'har' ? next + 2 : next + 1) : next
    if (!isWeekdayAt(lemmas, link)) break
    next = link
  }
  if (found.length === 0) return null
  const byDay = [...new Set(found)].sort((one, other) => one - other).map((day) => days[day - 1])
  return { value: weekly(byDay.join(',')), next: afterTie(said, next) }
}

const isWeekdayAt = (lemmas: readonly string[], at: number) =>
  weekdayOf(lemmas[at]) > 0 ||
  (lemmas[at] === 'hafta' &&
    (lemmas[at + 1] === 'ko' ||
      weekdayOf(lemmas[at + 1]) === 7 ||
      (lemmas[at + 1] === 'aur' && weekdayOf(lemmas[at + 2]) > 0)))

/** "پیر سے جمعہ", "peer se jume tak" */
function spanAt(said: Said, at: number): Rule | null {
  const { lemmas } = said
  const [first, last] = [weekdayOf(lemmas[at]), weekdayOf(lemmas[at + 2])]
  if (first === 0 || lemmas[at + 1] !== 'se' || last === 0) return null
  const count = ((last - first + 7) % 7) + 1
  const byDay = Array.from({ length: count }, (_, day) => ((first - 1 + day) % 7) + 1).sort((one, other) => one - other)
  return {
    value: weekly(byDay.map((day) => days[day - 1]).join(',')),
    next: lemmas[at + 3] === 'tak' ? at + 4 : at + 3,
  }
}

/** "hafte mein aik baar"; twice a week is no rule that we could choose the days of. */
function timesPerAt(said: Said, at: number): Rule | null {
  const { lemmas } = said
  const frequency = frequencies.get(lemmas[at] ?? '')
  if (!frequency || lemmas[at + 1] !== 'men') return null
  const count = readWhole(said, at + 2)
  if (!count || lemmas[count.next] !== 'bar') return null
  return { value: count.value === 1 ? `FREQ=${frequency}` : null, next: count.next + 1 }
}

/** "aik din chhor kar" */
function everyOtherAt(said: Said, at: number): Rule | null {
  const count = readWhole(said, at)
  const frequency = count && frequencies.get(said.lemmas[count.next] ?? '')
  if (!count || !frequency) return null
  const [first, second] = said.lemmas.slice(count.next + 1, count.next + 3)
  const rule = `FREQ=${frequency};INTERVAL=${count.value + 1}`
  if (first === 'chorkar' || first === 'chhorkar') return { value: rule, next: count.next + 2 }
  return first === 'chor' && second === 'kar' ? { value: rule, next: count.next + 3 } : null
}

/** "har mahine ki 5 tareekh ko", "har mahine ke akhri din", "har mahine ke pehle peer ko" */
function withinMonth(said: Said, month: Rule): Rule {
  const { lemmas } = said
  const at = lemmas[month.next] === 'ki' || lemmas[month.next] === 'ke' ? month.next + 1 : month.next
  return monthDayAt(said, at, month.value ?? '') ?? month
}

function monthDayAt(said: Said, at: number, rule = 'FREQ=MONTHLY'): Rule | null {
  const { lemmas } = said
  const isLast = lemmas[at] === 'akhri'
  const nth = isLast ? { value: -1, next: at + 1 } : readOrdinal(said, at)
  if (!nth) return null
  const weekday = weekdayOf(lemmas[nth.next])
  if (weekday > 0)
    return { value: `${rule};BYDAY=${nth.value}${days[weekday - 1] ?? ''}`, next: afterTie(said, nth.next + 1) }
  if (lemmas[nth.next] !== 'tareekh' && !(isLast && lemmas[nth.next] === 'din') && lemmas[nth.next] !== 'ko')
    return null
  return nth.value > 31 ? null : { value: `${rule};BYMONTHDAY=${nth.value}`, next: afterTie(said, nth.next + 1) }
}

/** "har hafte peer ko" */
function withinWeek(said: Said, week: Rule): Rule {
  const at = said.lemmas[week.next] === 'ke' ? week.next + 1 : week.next
  const listed = weekdaysAt(said, at)
  return listed ? { value: `${week.value};${listed.value?.split(';')[1]}`, next: listed.next } : week
}

/** "har saal 25 december ko" */
function withinYear(said: Said, year: Rule): Rule {
  const day = yearDayAt(said, said.lemmas[year.next] === 'ki' ? year.next + 1 : year.next)
  return day ? { value: `${year.value}${day.value?.slice('FREQ=YEARLY'.length)}`, next: day.next } : year
}

function yearDayAt(said: Said, at: number): Rule | null {
  const first = monthOf(said.sounds[at])
  const day = readOrdinal(said, first > 0 ? (said.lemmas[at + 1] === 'ki' ? at + 2 : at + 1) : at)
  const month = first || monthOf(said.sounds[day?.next ?? at])
  if (!day || month === 0 || day.value > 31) return null
  const next = first > 0 ? day.next : day.next + 1
  return {
    value: `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${day.value}`,
    next: afterTie(said, said.lemmas[next] === 'tareekh' ? next + 1 : next),
  }
}

/** "31 december tak": until then. */
function endOf(said: Said, rule: Rule, today: Days): Rule {
  const day = rule.value === null ? null : readDay(said, rule.next, today)
  if (!day?.value || said.lemmas[day.next] !== 'tak' || rule.value === null) return rule
  return { value: `${rule.value};UNTIL=${isoDate(day.value.date).replaceAll('-', '')}T235959`, next: day.next + 1 }
}
