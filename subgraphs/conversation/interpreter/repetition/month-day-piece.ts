import type { Read } from '../time/number-words.ts'
import { readMonths } from './month-piece.ts'
import { type Piece, set, skip, textAt } from './piece.ts'
import { isNumber, ordinalOf, units, type Words, weekdays } from './repeat-words.ts'
import type { Said } from './said.ts'

/** "the 1st and 15th of every month", "the last Friday of the month", "the end of each quarter", "day 5". */
export function readMonthDays(words: Words, at: number): Piece | null {
  const start = skip(words, skip(words, at, set('on at by')), set('the'))
  const edge = readEdge(words, start)
  if (edge) return scoped(words, edge.next, edge.value, true)
  const days = readDays(words, start)
  return days && scoped(words, days.next, days.value, false)
}

const edges: Readonly<Record<string, number>> = { end: -1, beginning: 1, start: 1, middle: 15 }

function readEdge(words: Words, at: number): Read<Said> | null {
  const day = edges[textAt(words, at)]
  return day === undefined ? null : { value: { monthDays: [day] }, next: at + 1 }
}

const separators = set(', and & /')

function readDays(words: Words, at: number): Read<Said> | null {
  let said: Said = {}
  let next = at
  for (;;) {
    const isFirst = next === at
    const joined = isFirst ? at : skip(words, skip(words, next, separators), set('and'))
    if (!isFirst && joined === next) break
    const day = readDay(words, skip(words, skip(words, joined, set('on')), set('the')))
    if (!day) break
    said = added(said, day.value)
    next = day.next
  }
  return next === at ? null : { value: ofOneWeekday(said), next }
}

const added = (said: Said, more: Said): Said => ({
  weekdays: [...(said.weekdays ?? []), ...(more.weekdays ?? [])],
  positions: [...(said.positions ?? []), ...(more.positions ?? [])],
  monthDays: [...(said.monthDays ?? []), ...(more.monthDays ?? [])],
})

/** "the first and third Monday": the weekday stands once. */
function ofOneWeekday(said: Said): Said {
  const { weekdays = [], monthDays = [] } = said
  const [only] = weekdays
  if (!only || monthDays.length === 0 || weekdays.length > 1) return said
  return { ...said, weekdays: [...monthDays.map((nth) => ({ nth, weekday: only.weekday })), only], monthDays: [] }
}

const fromEnd = set('second-to-last second-last penultimate')
const dayOf = set('day days')
const sorts = set('working business work')

function readDay(words: Words, at: number): Read<Said> | null {
  const text = textAt(words, at)
  if (text === 'day' && isNumber(textAt(words, at + 1)))
    return { value: { monthDays: [Number(textAt(words, at + 1))] }, next: at + 2 }
  if (fromEnd.has(text)) return countedDay(words, at + 1, -2)
  const nth = ordinalOf(text)
  if (nth === null) return bareNumber(words, at)
  const isFromEnd = textAt(words, at + 1) === 'to' && textAt(words, at + 2) === 'last'
  const isSecondLast = nth > 0 && textAt(words, at + 1) === 'last'
  if (isFromEnd) return countedDay(words, at + 3, -nth)
  return isSecondLast ? countedDay(words, at + 2, -nth) : countedDay(words, at + 1, nth)
}

/** "on the 5 of each month": a number alone says so little that the month must follow. */
function bareNumber(words: Words, at: number): Read<Said> | null {
  const isOfMonth = isNumber(textAt(words, at)) && /^(of|and)$/.test(textAt(words, at + 1))
  return isOfMonth ? { value: { monthDays: [Number(textAt(words, at))] }, next: at + 1 } : null
}

function countedDay(words: Words, at: number, nth: number): Read<Said> | null {
  const text = textAt(words, at)
  const weekday = weekdays.get(text)
  if (weekday !== undefined) return { value: { weekdays: [{ nth, weekday }] }, next: at + 1 }
  if (text === 'weekday' || (sorts.has(text) && textAt(words, at + 1) === 'day'))
    return { value: { positions: [nth] }, next: text === 'weekday' ? at + 1 : at + 2 }
  if (dayOf.has(text)) return { value: { monthDays: [nth] }, next: at + 1 }
  return nth > 0 ? { value: { monthDays: [nth] }, next: at } : null
}

/** "of the month", "of every other month", "of January". An edge has no meaning without it. */
function scoped(words: Words, at: number, said: Said, isEdge: boolean): Piece | null {
  const isOf = /^(of|in|,)$/.test(textAt(words, at))
  const after = isOf ? at + 1 : at
  const [text, isEach] = [textAt(words, after), /^(every|each)$/.test(textAt(words, after))]
  const start = isEach || text === 'the' || text === 'a' ? after + 1 : after
  const step = isEach ? stepAt(words, start) : { interval: 1, next: start }
  const unit = isOf || isEach ? units.get(textAt(words, step.next)) : undefined
  if (unit && (isOf || isEach)) {
    const inUnit = within(said, unit.frequency, unit.interval, step.interval)
    const each: Said = isEach ? { isRepeating: true } : {}
    // "of the month" says what all months have: only the rest of the words can say that it comes again.
    return { next: step.next + 1, said: isEach || unit.interval > 1 ? { ...inUnit, ...each } : said }
  }
  const months = isOf ? readMonths(words, start) : null
  if (months)
    return { next: months.next, said: { ...said, months: months.value, ...(isEach ? { isRepeating: true } : {}) } }
  return isEdge ? null : { next: at, said }
}

function stepAt(words: Words, at: number): Readonly<{ interval: number; next: number }> {
  const text = textAt(words, at)
  if (text === 'other') return { interval: 2, next: at + 1 }
  if (isNumber(text)) return { interval: Number(text), next: at + 1 }
  const nth = ordinalOf(text)
  return nth !== null && nth > 1 ? { interval: nth, next: at + 1 } : { interval: 1, next: at }
}

const quarterEnds = [3, 6, 9, 12]
const quarterStarts = [1, 4, 7, 10]

function within(said: Said, frequency: NonNullable<Said['frequency']>, size: number, step: number): Said {
  const [day] = said.monthDays ?? []
  if (frequency === 'MONTHLY' && size === 1) return { ...said, frequency, interval: step }
  if (frequency === 'MONTHLY' && size === 3 && step === 1 && (day === 1 || day === -1))
    return { ...said, frequency: 'YEARLY', interval: 1, months: day === 1 ? quarterStarts : quarterEnds }
  if (frequency !== 'YEARLY' || size !== 1) return { ...said, isUnnamed: true }
  const ofYear = { ...said, frequency, interval: step }
  if (day === 1) return { ...ofYear, months: [1] }
  return day === -1 ? { ...ofYear, months: [12] } : ofYear
}
