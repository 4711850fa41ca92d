import { type OutboxRow, outboxJson } from '../../kafka/outbox.ts'
import type { Database } from '../../platform/database.ts'
import type { SeriesChange } from './domain/series.ts'
import type { Change } from './domain/task.ts'
import { type FeedEntry, feedRowOf } from './feed.row.ts'
import { seriesRowOf } from './series.row.ts'
import type { KeyRow } from './task.answers.ts'
import { rowOf } from './task.entity.ts'
import { fatesOf, type Known, type Seen } from './task.guards.ts'
import { writeStatement } from './task.write.sql.ts'

/** What was decided, with all that is stored beside it. */
export type Write = Readonly<{
  ownerId: string
  entries: readonly Readonly<{ change: Change; entry: FeedEntry }>[]
  series: readonly SeriesChange[]
  seen: Seen
  key: KeyRow | null
  events: readonly OutboxRow[]
}>

/**
 * Stores changes, their feed rows, their events and the answer to their key in one statement, and gives the number of the
 * first in the feed; null when a task or series has moved on or the key was taken meanwhile, and then nothing is stored.
 */
export const taskWriter =
  (db: Database) =>
  async (write: Write): Promise<number | null> => {
    const { ownerId, entries, series, seen, key, events } = write
    const { fresh, moved, known } = fatesOf(
      entries.map(({ change }) => change),
      seen,
    )
    const only = key === null && series.length === 0 ? onlyOne(known) : null
    const { what, values } = writeStatement({
      owner: ownerId,
      changes: JSON.stringify(entries.map(({ change, entry }, index) => feedRowOf(entry, change, index + 1))),
      events: outboxJson(events),
      fresh: jsonOrNull(fresh.map(rowOf)),
      moved: jsonOrNull(moved.map(rowOf)),
      known: only ? null : jsonOrNull(known),
      row: only?.row ?? null,
      gone: jsonOrNull(of(known, 'GOES')),
      touched: jsonOrNull(of(known, 'STAYS')),
      begun: jsonOrNull(series.filter(({ before }) => !before).map(({ after }) => seriesRowOf(after))),
      led: jsonOrNull(series.filter(({ before }) => before).map(({ after }) => seriesRowOf(after))),
      key: key && JSON.stringify(key),
    })
    const [head] = await db.asOwner<{ last: number }>(ownerId, what, values)
    return head ? head.last - entries.length + 1 : null
  }
export type TaskWriter = ReturnType<typeof taskWriter>

/** A single task that changes, with nothing beside it. */
const onlyOne = ([first, ...others]: readonly Known[]): Known | null =>
  first?.fate === 'CHANGES' && others.length === 0 ? first : null

const of = (known: readonly Known[], fate: Known['fate']) =>
  known.filter((one) => one.fate === fate).map(({ id }) => ({ id }))

const jsonOrNull = (rows: readonly object[]) => (rows.length === 0 ? null : JSON.stringify(rows))
