import { ownedTable } from '../../../platform/row-security.ts'

const shownColumns = 'id, owner_id, device, service, version, created_at, removed_at, removed_because'

/**
 * Browsers that are pushed to, and the key that signs pushes.
 * - Who knows endpoint and keys can push to that browser: whatever serves requests cannot read them, and they go when the
 *   subscription does. One browser is one person's, so an endpoint stands here once.
 * - There is one key for as long as the database lives: browsers take pushes from the one that they subscribed with alone.
 */
export const push = {
  name: '0005-push',
  statements: [
    `create table reminder.push_subscription (
      id uuid primary key,
      owner_id text not null,
      endpoint text,
      p256dh text,
      auth text,
      device text,
      service text not null,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      removed_at timestamptz,
      removed_because text,
      check (num_nulls(endpoint, p256dh, auth) = case when removed_at is null then 0 else 3 end),
      check ((removed_at is null) = (removed_because is null))
    )`,
    `create unique index push_subscription_by_endpoint on reminder.push_subscription (endpoint)`,
    `create index push_subscription_by_owner on reminder.push_subscription (owner_id, id) where removed_at is null`,
    `create index push_subscription_removed on reminder.push_subscription (removed_at) where removed_at is not null`,
    ...ownedTable(
      'reminder',
      'push_subscription',
      `select (${shownColumns}), update (endpoint, p256dh, auth, version, removed_at, removed_because)`,
    ),
    `create table reminder.vapid_key (
      is_only boolean primary key default true check (is_only),
      public_key text not null,
      private_key text not null,
      created_at timestamptz not null default now()
    )`,
    `grant select (public_key) on reminder.vapid_key to reminder`,
    `grant select, insert on reminder.vapid_key to reminder_worker`,
  ],
}
