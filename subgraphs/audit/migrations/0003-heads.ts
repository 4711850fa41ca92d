import { ownedTable } from '../../../platform/row-security.ts'

/** Which chains have grown since the world was last told of their heads, and when that was; at the epoch it never was. */
export const heads = {
  name: '0003-heads',
  statements: [
    `create table audit.moved_head (
      owner_id text primary key,
      sequence integer not null,
      hash text not null
    )`,
    ...ownedTable('audit', 'moved_head', 'select'),
    `create table audit.heads_told (
      is_only boolean primary key default true check (is_only),
      at timestamptz not null
    )`,
    `insert into audit.heads_told (at) values ('epoch')`,
    `grant select, update on audit.heads_told to audit_worker`,
  ],
}
