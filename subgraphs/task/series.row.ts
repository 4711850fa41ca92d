import type { Series } from './domain/series.ts'

/** A row's columns for hand-written SQL, named as in `Series`. */
export const seriesColumns = `series.id, series.owner_id as "ownerId", series.rule, series.anchor, series.time_zone as "timeZone",
  series.start, series.made, series.version, series.created_at as "createdAt", series.stopped_at as "stoppedAt"`

/** A series as JSON with the table's own column names, which PostgreSQL turns into a row (`jsonb_populate_recordset`). */
export const seriesRowOf = (series: Series) => ({
  id: series.id,
  owner_id: series.ownerId,
  rule: series.rule,
  anchor: series.anchor,
  time_zone: series.timeZone,
  start: series.start,
  made: series.made,
  version: series.version,
  created_at: series.createdAt,
  stopped_at: series.stoppedAt,
})

type SeriesRow = ReturnType<typeof seriesRowOf>
/** A row of the table, and the slots of its tasks, as JSON. */
export type StoredSeries = Omit<SeriesRow, 'created_at' | 'stopped_at'> &
  Readonly<{ created_at: string; stopped_at: string | null; taken: readonly string[] }>

export const seriesOfStored = (row: StoredSeries): Series => ({
  id: row.id,
  ownerId: row.owner_id,
  rule: row.rule,
  anchor: row.anchor,
  timeZone: row.time_zone,
  start: row.start,
  made: row.made,
  version: row.version,
  createdAt: new Date(row.created_at),
  stoppedAt: row.stopped_at === null ? null : new Date(row.stopped_at),
})
