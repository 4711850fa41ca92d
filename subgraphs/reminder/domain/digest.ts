import { dateIn, daysAfter, startOfDay } from './local-day.ts'
import type { DigestLine, DigestList } from './parcel.ts'
import { type DueWords, dueInstant } from './trigger.ts'

/** A digest lists so many tasks of each kind, and counts the rest. */
export const mostLines = 50

export type Standing = 'TODAY' | 'OVERDUE' | 'LATER'

/** A whole day is due from its beginning on, and overdue once it is over; today is that of `timeZone`. */
export function standingOf(due: DueWords, now: Date, timeZone: string): Standing {
  const begins = due.time === null ? startOfDay(due.date, due.timeZone) : dueInstant(due)
  const ends = due.time === null ? startOfDay(daysAfter(due.date, 1), due.timeZone) : begins
  if (ends <= now) return 'OVERDUE'
  return begins < startOfDay(daysAfter(dateIn(now, timeZone), 1), timeZone) ? 'TODAY' : 'LATER'
}

export type Digest = Readonly<{ today: DigestList; overdue: DigestList }>
export type Unread = Readonly<{ today: number; overdue: number }>

/** What these tasks, and so many that nobody looked at, come to; null when there is nothing to tell. */
export function digestOf(tasks: readonly DigestLine[], unread: Unread, now: Date, timeZone: string): Digest | null {
  const inOrder = tasks.toSorted((a, b) => dueInstant(a.due).getTime() - dueInstant(b.due).getTime())
  const listOf = (standing: Standing, others: number): DigestList => {
    const lines = inOrder.filter(({ due }) => standingOf(due, now, timeZone) === standing)
    return { lines: lines.slice(0, mostLines), more: Math.max(lines.length - mostLines, 0) + others }
  }
  const [today, overdue] = [listOf('TODAY', unread.today), listOf('OVERDUE', unread.overdue)]
  return [today, overdue].every(({ lines, more }) => lines.length + more === 0) ? null : { today, overdue }
}
