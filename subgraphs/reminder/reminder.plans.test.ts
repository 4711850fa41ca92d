import { expect, inject, onTestFinished, test } from 'vitest'
import { rowsLookedAt } from '../../tests/support/plan.ts'
import { wireTap } from '../../tests/support/wire-tap.ts'
import { openWorld } from './reminder.fixture.ts'

test('of 18,000 reminders a page in the middle reads its own', async () => {
  const tap = await wireTap(inject('postgres'))
  onTestFinished(tap.close)
  const { ask, admin, database } = await openWorld({ isScheduling: false, through: tap.through })
  await admin.query(
    `insert into reminder.reminder (id, owner_id, task_id, planned_at, trigger_at, status, channels, created_at, version, correlation_id, causation_id)
     select uuidv7(), 'ada', uuidv7(), moment, moment, 'SENT', '{IN_APP}', moment, 2, 'cid', 'cause'
     from generate_series(timestamptz '2030-01-01', '2030-01-01 05:00', '1 second') moment`,
  )
  await admin.query('analyze reminder.reminder')
  const query = 'query ($after: String) { reminders(first: 100, after: $after) { pageInfo { endCursor } } }'
  const next = async (after: string | null) =>
    ((await ask(query, { after })).data as { reminders: { pageInfo: { endCursor: string } } }).reminders.pageInfo
      .endCursor // as the query says

  let after = null
  for (let page = 0; page < 20; page++) after = await next(after)
  tap.forget()
  await next(after)

  const sent = tap.sent().find((text) => text.includes('"reminder"."reminder"')) ?? ''
  expect(await rowsLookedAt(database.open('reminder'), 'ada', sent)).toBeLessThan(150)
})

/** Somebody among 18,000 deliveries, and what they send to the database. */
async function amongDeliveries() {
  const tap = await wireTap(inject('postgres'))
  onTestFinished(tap.close)
  const world = await openWorld({ isScheduling: false, carriers: null, through: tap.through })
  await world.admin.query(
    `insert into reminder.delivery (owner_id, key, kind, channel, device, destination, status, is_confirmed, attempts, fired_at)
     select 'ada', 'digest:' || n, 'DIGEST', 'EMAIL', 'a', 'a', 'ACCEPTED', true, 1, now() from generate_series(1, 18000) n`,
  )
  await world.admin.query('analyze reminder.delivery')
  return { ...world, tap }
}

test('why a code does not come is found among 18,000 deliveries without looking at them', async () => {
  const { ask, database, tap } = await amongDeliveries()
  await ask('mutation { updatePreferences(input: { email: "ada@example.org" }) { preferences { email } } }')
  await ask('{ preferences { emailProblem } }')

  const sent = tap.sent().findLast((text) => text.includes('last_error as "lastError"')) ?? ''
  expect(await rowsLookedAt(database.open('reminder'), 'ada', sent, ['ada'])).toBeLessThan(10)
})

test('a new code finds the one before among 18,000 deliveries without looking at them', async () => {
  const { ask, admin, database, tap } = await amongDeliveries()
  await ask('mutation { updatePreferences(input: { email: "ada@example.org" }) { preferences { email } } }')
  await ask('mutation { updatePreferences(input: { email: null }) { preferences { email } } }')
  const [code] = await admin.query<{ key: string; status: string }>(
    `select key, status from reminder.delivery where kind = 'CODE'`,
  )
  expect(code).toMatchObject({ status: 'SKIPPED' })

  const sent = tap.sent().find((text) => text.includes('Another code took its place')) ?? ''
  expect(await rowsLookedAt(database.open('reminder'), 'ada', sent, ['ada', [code?.key]])).toBeLessThan(10)
})
