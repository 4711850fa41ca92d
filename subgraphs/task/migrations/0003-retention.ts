/** What is old is found without reading what is not. */
export const retention = {
  name: '0003-retention',
  statements: [
    `create index task_deleted on task.task (deleted_at, id) where status = 'DELETED'`,
    `create index idempotency_key_created_at on task.idempotency_key using brin (created_at)`,
  ],
}
