import { ownedTable } from '../../../platform/row-security.ts'

/**
 * Whoever wants a morning digest, by what `rule`, and when the next one comes. `claim_at` is from when on a process may take
 * it: that instant, or the end of a lease; `fence` as on a reminder.
 */
export const digest = {
  name: '0008-digest',
  statements: [
    `create table reminder.digest (
      owner_id text primary key,
      rule jsonb not null,
      next_at timestamptz not null,
      claim_at timestamptz not null,
      fence bigint not null default 0
    )`,
    `create index digest_to_claim on reminder.digest (claim_at)`,
    ...ownedTable('reminder', 'digest', 'select, insert, update, delete'),
  ],
}
