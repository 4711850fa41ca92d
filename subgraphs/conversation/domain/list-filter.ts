import { Temporal } from 'temporal-polyfill'
import type { TaskQuery } from '../interpreter/interpretation.ts'
import type { ListFilter } from './step.ts'

const statuses = { ACTIVE: ['ACTIVE'], COMPLETED: ['COMPLETED'], ANY: ['ACTIVE', 'COMPLETED'] } as const

/** A query as the task subgraph takes it: local date-times become instants in the person's zone. */
export function listFilter(query: TaskQuery, timeZone: string): ListFilter {
  const instant = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant().toString()
  return {
    status: [...statuses[query.status]],
    ...(query.isOverdue ? { isOverdue: true } : {}),
    ...(query.from ? { dueFrom: instant(query.from) } : {}),
    ...(query.until ? { dueUntil: instant(query.until) } : {}),
    ...(query.tags.length > 0 ? { tagsAll: [...query.tags] } : {}),
  }
}
