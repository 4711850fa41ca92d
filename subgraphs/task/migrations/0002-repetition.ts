import { ownedTable } from '../../../platform/row-security.ts'

/** Repetition (`series`), sub-tasks that go and come with their parent, and undo, which deletes what was made. */
export const repetition = {
  name: '0002-repetition',
  statements: [
    `create table task.series (
      id uuid primary key,
      owner_id text not null,
      rule text not null,
      anchor text not null check (anchor in ('DUE', 'COMPLETION')),
      time_zone text not null,
      start text not null,
      made integer not null,
      version integer not null,
      created_at timestamptz not null,
      stopped_at timestamptz
    )`,
    ...ownedTable('task', 'series', 'select, insert, update'),
    `alter table task.task add column reminders jsonb, add column deleted_with uuid, add column as_made integer not null default 1`,
    `create index task_by_parent on task.task (parent_id, created_at, id) where parent_id is not null`,
    `create index task_open_of_series on task.task (series_id) where series_id is not null and status = 'ACTIVE'`,
    // An occurrence that is taken back goes for good.
    `grant delete on task.task to task`,
  ],
}
