import type { CursorKeys } from '../../platform/cursor.ts'
import type { TaskFilter } from './input.ts'
import { taskColumns } from './task.entity.ts'
import { type Bind, conditionsOf, indexedOf, wordsOf } from './task.filter.ts'
import { byRelevance, type Order, orders, type Stretch, stretchesOf, type TaskOrder } from './task.order.ts'

export type Asked = Readonly<{ ownerId: string; filter: TaskFilter; orderBy: TaskOrder; now: Date }>
/** A statement of many shapes: not prepared, so that it is planned for these values. */
export type Composed = Readonly<{ text: string; values: readonly unknown[] }>

// How far an order is followed in the hope of a whole page, before the words of a filter are looked up.
const hope = 500
// Up to so many matches are all ranked by relevance; of more, those among so many of the newest tasks of each status.
const manyMatches = 300
const newest = 1000

/** The oldest task that is still ranked by relevance. */
export type Floor = Readonly<{ createdAt: string; id: string }>

/**
 * One page. Each status, and within it what has a due and what has none, is a stretch of one index, which is entered at
 * the cursor; of the first rows of each, the page is the first.
 */
export function pageStatement(
  asked: Asked,
  after: CursorKeys | null,
  limit: number,
  floor: Floor | null = null,
): Composed {
  const { bind, values, owner, conditions, indexed } = beginning(asked, floor !== null)
  const { filter, orderBy, now } = asked
  const isByRelevance = orderBy === 'RELEVANCE'
  const order: Order = isByRelevance ? byRelevance(wordsOf(bind(filter.text))) : orders[orderBy]
  // Said again without the "or" of the filter, so that the index is entered there.
  const sorted = filter.isOverdue === false && order.key === 'due_at' ? [`due_at > ${bind(now)}`] : []
  const most = bind(limit)
  const rows = stretchesOf(order, after, sorted, bind).flatMap((stretch) =>
    statusesOf(asked, bind).map((status) => {
      const from = { order, stretch, most, where: [owner, status, ...stretch.conditions] }
      return indexed.length > 0 && !isByRelevance
        ? followed(from, conditions, indexed)
        : lookedUp(from, [...conditions, ...indexed, ...(floor ? [newerThan(floor, bind)] : [])])
    }),
  )
  const { direction } = order
  const text = `select * from (${rows.join(' union all ')}) page
    order by key ${direction} nulls last, id ${direction} limit ${most}`
  return { text, values }
}

export function countStatement(asked: Asked): Composed {
  const { bind, values, owner, conditions, indexed } = beginning(asked)
  const where = [owner, `status = any(${bind(asked.filter.status)})`, ...conditions, ...indexed]
  return { text: `select count(*) as count from task.listed where ${where.join(' and ')}`, values }
}

function beginning({ ownerId, filter, now }: Asked, isBounded = false) {
  const values: unknown[] = []
  const bind: Bind = (value) => `$${values.push(value)}`
  const owner = `${bind(ownerId)}::text`
  const conditions = conditionsOf(filter, now, bind)
  return {
    bind,
    values,
    owner: `owner_id = ${owner}`,
    conditions,
    indexed: isBounded ? [] : indexedOf(filter, owner, bind),
  }
}

/** Of whoever has many tasks with these words: the oldest of as many new ones as are ranked. Otherwise there is no row. */
export function floorStatement(asked: Asked): Composed {
  const { bind, values, owner, conditions, indexed } = beginning(asked)
  const edges = statusesOf(asked, bind).map(
    (status) => `(select created_at, id from task.listed where ${owner} and ${status}
      order by created_at desc, id desc limit 1 offset ${newest - 1})`,
  )
  const where = [owner, `status = any(${bind(asked.filter.status)})`, ...conditions, ...indexed]
  const matches = `select from task.listed where ${where.join(' and ')} limit ${manyMatches + 1}`
  const text = `select created_at as "createdAt", id from (${edges.join(' union all ')}) edge
    where (select count(*) from (${matches}) found) > ${manyMatches} order by created_at desc, id desc limit 1`
  return { text, values }
}

const newerThan = ({ createdAt, id }: Floor, bind: Bind) =>
  `(created_at, id) >= (${bind(createdAt)}::timestamptz, ${bind(id)}::uuid)`

/** One condition for each status; of none, no task is. */
const statusesOf = ({ filter }: Asked, bind: Bind) =>
  filter.status.length === 0 ? ['false'] : [...new Set(filter.status)].map((status) => `status = ${bind(status)}`)

type From = Readonly<{ order: Order; stretch: Stretch; most: string; where: readonly string[] }>

const lookedUp = ({ order, stretch, most, where }: From, conditions: readonly string[]) =>
  `(select ${taskColumns}, ${order.key} as key, true as matches from task.listed
    where ${[...where, ...conditions].join(' and ')} order by ${stretch.orderBy} limit ${most})`

/**
 * The first rows of a stretch that match. The planner takes the pieces of a word to be independent, and so a word for much
 * rarer than it is; it would look up all of the tasks with a common word for one page. So the order is followed for a
 * while first, no further than a page takes, and only when that gave no page, and there is more, are words and tags
 * looked up.
 */
const followed = (from: From, conditions: readonly string[], indexed: readonly string[]) =>
  `(with head as materialized (
      select ${taskColumns}, ${from.order.key} as key, coalesce(${conditions.join(' and ')}, false) as matches
      from task.listed where ${from.where.join(' and ')} order by ${from.stretch.orderBy} limit ${hope}
    ), found as materialized (select * from head where matches limit ${from.most}
    ), enough as materialized (
      select (select count(*) from found) = ${from.most} or (select count(*) from head) < ${hope} as so
    )
    select * from found where (select so from enough)
    union all ${lookedUp(from, ['not (select so from enough)', ...conditions, ...indexed])})`
