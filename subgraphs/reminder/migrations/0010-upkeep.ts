/**
 * What is over is found without reading what is not. `changed_at` is when a reminder was last stored; it needs no index, as
 * an owner's are looked through by their time.
 */
export const upkeep = {
  name: '0010-upkeep',
  statements: [
    `alter table reminder.reminder add changed_at timestamptz not null default now()`,
    `create index task_deleted on reminder.task (since, id) where status = 'DELETED'`,
    `create index delivery_of_no_reminder on reminder.delivery (created_at) where reminder_id is null`,
  ],
}
