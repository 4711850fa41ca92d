import type { CursorKeys } from '../../platform/cursor.ts'
import type { Bind } from './task.filter.ts'

export type Order = Readonly<{
  /** What is sorted by, in SQL. */
  key: string
  type: 'timestamptz' | 'smallint' | 'integer' | 'text'
  direction: 'asc' | 'desc'
  /** Whether a task may have none of it; such come last, either way. */
  isOptional?: boolean
}>

export const orders = {
  DUE_ASC: { key: 'due_at', type: 'timestamptz', direction: 'asc', isOptional: true },
  DUE_DESC: { key: 'due_at', type: 'timestamptz', direction: 'desc', isOptional: true },
  CREATED_ASC: { key: 'created_at', type: 'timestamptz', direction: 'asc' },
  CREATED_DESC: { key: 'created_at', type: 'timestamptz', direction: 'desc' },
  UPDATED_DESC: { key: 'updated_at', type: 'timestamptz', direction: 'desc' },
  PRIORITY_DESC: { key: 'priority', type: 'smallint', direction: 'desc' },
  // As a dictionary has it, in any script and whatever the case; numbers by their size.
  TITLE_ASC: { key: 'title collate task.alphabet', type: 'text', direction: 'asc' },
} as const satisfies Record<string, Order>
export type TaskOrder = keyof typeof orders | 'RELEVANCE'

/** The best match first. `words` are an array in SQL. */
export const byRelevance = (words: string): Order => ({
  key: `task.relevance(title, description, ${words})`,
  type: 'integer',
  direction: 'desc',
})

/** A stretch of an order that is one stretch of its index too, read in the direction of the order. */
export type Stretch = Readonly<{ conditions: readonly string[]; orderBy: string }>

/**
 * What of an order comes after a row (or the whole of it), stretch by stretch. `sorted` holds of those rows that have what
 * is sorted by.
 */
export function stretchesOf(order: Order, after: CursorKeys | null, sorted: readonly string[], bind: Bind): Stretch[] {
  const { key, type, direction, isOptional } = order
  const orderBy = `${key} ${direction}, id ${direction}`
  const further = direction === 'desc' ? '<' : '>'
  if (!isOptional) {
    return [{ conditions: after ? [`(${key}, id) ${further} ${placeOf(after, type, bind)}`] : [], orderBy }]
  }

  const without = { conditions: [`${key} is null`], orderBy }
  if (!after) return [{ conditions: [`${key} is not null`, ...sorted], orderBy }, without]
  if (after[0] === null) {
    return [{ conditions: [`${key} is null`, `id ${further} ${bind(after[1])}::uuid`], orderBy }]
  }
  return [{ conditions: [`(${key}, id) ${further} ${placeOf(after, type, bind)}`, ...sorted], orderBy }, without]
}

const placeOf = ([key, id]: CursorKeys, type: Order['type'], bind: Bind) => `(${bind(key)}::${type}, ${bind(id)}::uuid)`
