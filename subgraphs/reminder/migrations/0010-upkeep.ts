// Vacuum by count as well as by share: of ten million that wait, a fifth would be weeks of dead rows, before each of which a
// scheduler looks for what is due. Not by count alone, as with a queue: each vacuum goes through all indexes. What is to be
// claimed is read every second, so vacuum makes haste; and it never locks the table to shrink it.
const worked = `autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 5000,
  autovacuum_vacuum_cost_delay = 1, vacuum_truncate = off`

// Added to, and emptied from the front when it is old.
const grown = `autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000`

/**
 * What is over is found without reading what is not, and what is due beside rows that are dead. `changed_at` is when a
 * reminder was last stored; it needs no index, as an owner's are looked through by their time. No room is left in pages for
 * changes in place: a claim and an end both change `claim_at`, which is indexed, so that none would be used.
 */
export const upkeep = {
  name: '0010-upkeep',
  statements: [
    `alter table reminder.reminder add changed_at timestamptz not null default now()`,
    `create index task_deleted on reminder.task (since, id) where status = 'DELETED'`,
    `create index delivery_over on reminder.delivery (created_at, id) where claim_at is null`,
    `alter table reminder.reminder set (${worked})`,
    `alter table reminder.delivery set (${worked})`,
    `alter table reminder.fired set (${grown})`,
    // Raised with each reminder that fires, by which no index changes: there is room for that in its own page.
    `alter table reminder.fired_head set (fillfactor = 70, ${grown})`,
  ],
}
