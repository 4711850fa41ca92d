import { acrossOwners } from '../../../platform/row-security.ts'

// While one release takes the place of another, and after a rollback, the older one writes here too. It says no `planned_at`
// and no `fired_at`, and sets `claim_at` whatever the status.
const isFromBefore = `new.planned_at is null
  or (new.claim_at is not null and new.next_nag_at is null and (new.status <> 'PENDING' or new.fired_at is not null))`
const isMovedByBefore = `new.trigger_at <> old.trigger_at and new.planned_at = old.planned_at
  and new.snoozed_until is not distinct from old.snoozed_until`
const besideTheReleaseBefore = [
  `create function reminder.take_from_before() returns trigger language plpgsql as $$
    begin
      if new.status = 'PENDING' then
        new.planned_at := new.trigger_at;
        new.fired_at := null;
      else
        new.planned_at := coalesce(new.planned_at, new.trigger_at);
        new.fired_at := coalesce(new.fired_at, new.sent_at);
        new.claim_at := null;
      end if;
      return new;
    end $$`,
  `create trigger from_before before insert or update on reminder.reminder for each row
    when (${isFromBefore}) execute function reminder.take_from_before()`,
  `create trigger moved_by_before before update on reminder.reminder for each row
    when (${isMovedByBefore}) execute function reminder.take_from_before()`,
]

/**
 * What reaches people outside the app, and what they do about it.
 * - `planned_at` is what the lead or the instant says; `trigger_at` is where it was snoozed to, else the same. `fired_at` is
 *   the last time that it fired. `set_at` is when it was set to come then, from when on it may be late. `claim_at` is null
 *   while nothing is to be claimed.
 * - A `delivery` is one firing to one device by one channel. `device` is the address or the subscription, which nobody is
 *   shown; `destination` is what they are, `host` the push service, `fired_at` the instant that it is for. `claim_at` and
 *   `fence` as on a reminder; nothing is tried after `give_up_at`. `wanted_at` is what it was put off to, or when
 *   somebody had it tried again, and `attempts_before` how many attempts there had been then.
 */
export const channels = {
  name: '0004-channels',
  statements: [
    `alter table reminder.reminder
      add planned_at timestamptz, add fired_at timestamptz, add acknowledged_at timestamptz,
      add next_nag_at timestamptz, add nag_count integer not null default 0,
      add set_at timestamptz not null default now(),
      drop retry_count, drop last_retry_at, alter claim_at drop not null`,
    ...acrossOwners('reminder', 'reminder', [
      `update reminder.reminder set planned_at = trigger_at, fired_at = sent_at, set_at = created_at,
        claim_at = case when status = 'PENDING' then claim_at end`,
    ]),
    `alter table reminder.reminder alter planned_at set not null`,
    ...besideTheReleaseBefore,
    `drop index reminder.reminder_to_claim`,
    `create index reminder_to_claim on reminder.reminder (claim_at) where claim_at is not null`,
    `alter table reminder.task add title text, add priority text, add due_at timestamptz`,
    ...acrossOwners('reminder', 'task', [
      `update reminder.task set due_at = (due ->> 'at')::timestamptz where due is not null`,
    ]),
    `create index task_by_due on reminder.task (owner_id, due_at) where status = 'ACTIVE'`,
    `alter table reminder.delivery
      alter reminder_id drop not null,
      add kind text not null default 'REMINDER' check (kind in ('REMINDER', 'DIGEST', 'CODE')),
      add device text not null default 'feed',
      add host text,
      add fired_at timestamptz,
      add claim_at timestamptz,
      add fence bigint not null default 0,
      add last_attempt_at timestamptz,
      add attempts_before integer not null default 0,
      add wanted_at timestamptz,
      add give_up_at timestamptz,
      add content jsonb,
      add correlation_id text,
      add causation_id text`,
    `create index delivery_to_claim on reminder.delivery (channel, claim_at) where claim_at is not null`,
    `create index delivery_put_off on reminder.delivery (owner_id) where wanted_at is not null and claim_at is not null`,
    `alter table reminder.fired add kind text not null default 'FIRED', add is_silent boolean not null default false`,
  ],
}
