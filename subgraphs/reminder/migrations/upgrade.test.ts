import { expect, inject, test } from 'vitest'
import { migrate } from '../../../platform/migrations.ts'
import { provision } from '../../../platform/provision.ts'
import { freshDatabase } from '../../../tests/support/database.ts'
import { passwordOf } from '../../../tests/support/template.ts'
import { migrations } from './index.ts'

const schema = 'reminder'
const database = await freshDatabase('template0')
const admin = database.open()
const upTo = (count?: number) =>
  migrate({ url: database.url('reminder_owner'), schema, migrations: migrations.slice(0, count) })

test('what the first release knew is known after an upgrade: plans, firings, claims and dues', async () => {
  await provision({ adminUrl: inject('postgres'), database: database.name, subgraphs: [schema], passwordOf })
  await upTo(3)
  await admin.query(
    `insert into reminder.reminder (id, owner_id, task_id, lead, trigger_at, status, channels, sent_at, created_at, version,
       correlation_id, causation_id, claim_at)
     select uuidv7(), owner_id, uuidv7(), 'PT1H', '2026-11-22T07:00Z', status, '{IN_APP}', sent_at, now(), 1, 'x', 'x',
       '2026-11-22T07:00:30Z'
     from (values ('ada', 'PENDING', null), ('bob', 'SENT', timestamptz '2026-11-22T07:00:01Z')) as old(owner_id, status, sent_at)`,
  )
  await admin.query(
    `insert into reminder.task (id, owner_id, version, status, due, since, is_planned)
     values (uuidv7(), 'ada', 1, 'ACTIVE', '{"at": "2026-11-22T08:00:00.000Z"}', now(), true)`,
  )

  await upTo()

  const plannedAt = new Date('2026-11-22T07:00Z')
  const kept = await admin.query(
    `select owner_id as owner, planned_at as "plannedAt", fired_at as "firedAt", claim_at as "claimAt",
       set_at = created_at as "isSetAsMade"
     from reminder.reminder order by 1`,
  )
  expect(kept).toEqual([
    { owner: 'ada', plannedAt, firedAt: null, claimAt: new Date('2026-11-22T07:00:30Z'), isSetAsMade: true },
    { owner: 'bob', plannedAt, firedAt: new Date('2026-11-22T07:00:01Z'), claimAt: null, isSetAsMade: true },
  ])
  expect(await admin.query('select due_at from reminder.task')).toEqual([{ due_at: new Date('2026-11-22T08:00Z') }])
  const walls = await admin.query(
    `select from pg_class where relnamespace = 'reminder'::regnamespace and relrowsecurity and not relforcerowsecurity`,
  )
  expect(walls).toEqual([])
})

test('the release before goes on beside this one: what it stores, moves, sends and sets again is known for what it is', async () => {
  const worker = database.open('reminder_worker')
  const [triggerAt, later] = [new Date('2026-11-22T07:00Z'), new Date('2026-11-22T09:00Z')]
  const stored = async (status: string, sentAt: Date | null, triggerAt: Date) => {
    await worker.query(asBefore, [status, triggerAt, sentAt])
    return worker.query(
      `select planned_at as "plannedAt", fired_at as "firedAt", claim_at as "claimAt" from reminder.reminder
       where owner_id = 'eve'`,
    )
  }

  const scheduled = (at: Date) => [{ plannedAt: at, firedAt: null, claimAt: at }]
  expect(await stored('PENDING', null, later)).toEqual(scheduled(later))
  expect(await stored('PENDING', null, triggerAt)).toEqual(scheduled(triggerAt))
  const sentAt = new Date('2026-11-22T07:00:01Z')
  expect(await stored('SENT', sentAt, triggerAt)).toEqual([{ plannedAt: triggerAt, firedAt: sentAt, claimAt: null }])
  expect(await stored('PENDING', null, triggerAt)).toEqual(scheduled(triggerAt))
  expect(await stored('PENDING', null, later)).toEqual(scheduled(later))
})

// As the release before this one stores a reminder.
const asBefore = `
  insert into reminder.reminder as kept (id, owner_id, task_id, lead, trigger_at, status, cancel_reason, channels, sent_at,
    created_at, version, correlation_id, causation_id, claim_at)
  values ('00000000-0000-7000-8000-000000000001', 'eve', '00000000-0000-7000-8000-000000000002', 'PT1H', $2, $1, null,
    '{IN_APP}', $3, now(), 1, 'x', 'x', $2)
  on conflict (id) do update set trigger_at = excluded.trigger_at, status = excluded.status, sent_at = excluded.sent_at,
    claim_at = excluded.trigger_at, fence = kept.fence + 1`
