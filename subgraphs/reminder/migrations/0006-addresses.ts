import { ownedTable } from '../../../platform/row-security.ts'

/**
 * A code that was sent to an address: the code itself is kept nowhere. A person has one at most that can be given back;
 * `closed_at` is when it was, or when another one took its place. Sending it is a delivery that the request asks for.
 */
export const addresses = {
  name: '0006-addresses',
  statements: [
    `create table reminder.email_code (
      id uuid primary key default uuidv7(),
      owner_id text not null,
      address text not null,
      tries integer not null default 0,
      created_at timestamptz not null default clock_timestamp(),
      closed_at timestamptz
    )`,
    `create unique index email_code_open on reminder.email_code (owner_id) where closed_at is null`,
    `create index email_code_by_owner on reminder.email_code (owner_id, created_at)`,
    `create index email_code_by_address on reminder.email_code (lower(address), created_at)`,
    ...ownedTable('reminder', 'email_code', 'select, insert, update'),
    `grant insert, update on reminder.delivery to reminder`,
  ],
}
