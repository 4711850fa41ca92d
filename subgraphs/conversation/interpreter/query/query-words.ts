import { Temporal } from 'temporal-polyfill'
import type { TaskQuery } from '../interpretation.ts'

type Days = Readonly<{ from: Temporal.PlainDate; until: Temporal.PlainDate }>

/** All open tasks. */
export const everything: TaskQuery = {
  asks: 'LIST',
  status: 'ACTIVE',
  from: null,
  until: null,
  isOverdue: false,
  hasDue: null,
  isRepeating: null,
  priority: null,
  tags: [],
  text: null,
  words: 'all',
}

/** What `overdue`, `completed`, a stretch of days (`today`, `next week`) or a date narrows; nothing for other words. */
export function queryOf(words: string, today: Temporal.PlainDate): Partial<TaskQuery> {
  if (words === 'overdue') return { isOverdue: true }
  if (words === 'completed') return { status: 'COMPLETED' }
  const days = daysOf(words, today)
  return days ? { from: `${days.from.toString()}T00:00`, until: `${days.until.toString()}T00:00` } : {}
}

export function daysOf(what: string, today: Temporal.PlainDate): Days | null {
  if (what === 'today') return stretch(today, { days: 1 })
  if (what === 'tomorrow') return stretch(today.add({ days: 1 }), { days: 1 })
  if (/^\d{4}-\d{2}-\d{2}$/.test(what)) return stretch(Temporal.PlainDate.from(what), { days: 1 })

  const [, which, unit = ''] = /^(this|next) (week|weekend|month|year)$/.exec(what) ?? []
  const current = currentStretch(unit, today)
  if (!current) return null
  const start = which === 'next' ? current.from.add(current.every) : current.from
  return stretch(start, current.lasts)
}

/** Weeks begin on Monday (ISO 8601). */
function currentStretch(unit: string, today: Temporal.PlainDate) {
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  if (unit === 'week') return { from: monday, lasts: { days: 7 }, every: { days: 7 } }
  if (unit === 'weekend') return { from: monday.add({ days: 5 }), lasts: { days: 2 }, every: { days: 7 } }
  if (unit === 'month') return { from: today.with({ day: 1 }), lasts: { months: 1 }, every: { months: 1 } }
  if (unit === 'year') return { from: today.with({ month: 1, day: 1 }), lasts: { years: 1 }, every: { years: 1 } }
  return null
}

const stretch = (from: Temporal.PlainDate, lasts: Temporal.DurationLike): Days => ({ from, until: from.add(lasts) })
