import { expect, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { callOff } from './called-off.store.ts'
import { type ClaimedDelivery, putOff } from './delivery/delivery.claims.ts'
import { changed, newReminder } from './domain/reminder.ts'
import { within } from './fired.fixture.ts'

const database = await freshDatabase()
const [admin, worker] = [database.open(), database.open('reminder_worker')]
const at = new Date('2030-01-01T09:00:00Z')
const idOf = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** One that has fired, and whose delivery of that id is claimed. */
async function fired(number: number) {
  const ids = { id: newId(), ownerId: 'ada', taskId: newId() }
  await admin.query(
    `insert into reminder.reminder (id, owner_id, task_id, planned_at, trigger_at, status, channels, fired_at, created_at, version,
       correlation_id, causation_id)
     values ($1, $2, $3, $4, $4, 'PENDING', '{EMAIL}', $4, $4, 2, 'cid', 'cause')`,
    [...Object.values(ids), at],
  )
  await admin.query(
    `insert into reminder.delivery (id, owner_id, reminder_id, key, channel, status, is_confirmed, attempts, claim_at)
     values ($1, 'ada', $2, $3, 'EMAIL', 'PENDING', true, 0, now() + interval '30 seconds')`,
    [idOf(number), ids.id, `${ids.id}:then:EMAIL:ada`],
  )
  return { ...newReminder({ ...ids, lead: null, channels: ['EMAIL'], createdAt: at, at }), firedAt: at }
}

const isWaiting = async () =>
  (await admin.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`))
    .length > 0

test('whatever the reasons, what is called off together is locked in the order of its ids', async () => {
  const [second, first] = [await fired(2), await fired(1)]
  const calling = await admin.transaction(async (tx) => {
    await tx.query('select from reminder.delivery where id = $1 for update', [idOf(1)])
    const called = worker.transaction((other) =>
      callOff(other, [
        { before: second, after: changed(second, { status: 'CANCELLED', cancelReason: 'TASK_COMPLETED' }) },
        { before: first, after: changed(first, { acknowledgedAt: at }) },
        { before: first, after: changed(first, { status: 'CANCELLED', cancelReason: 'REMOVED' }) },
      ]),
    )
    await expect.poll(isWaiting, within).toBe(true)

    const free = 'select id from reminder.delivery where id = $1 for update skip locked'
    expect(await tx.query(free, [idOf(2)])).toHaveLength(1)
    return [called]
  })
  await Promise.all(calling)

  expect(await admin.query('select status, last_error from reminder.delivery order by id')).toEqual([
    { status: 'SKIPPED', last_error: 'You have seen it.' },
    { status: 'SKIPPED', last_error: 'The task is completed.' },
  ])
})

test('whoever gives claims back waits for nobody’s lock', async () => {
  await fired(3)
  await fired(4)
  const claims = await worker.query<ClaimedDelivery>(
    `select id, fence from reminder.delivery where claim_at is not null`,
  )
  await admin.transaction(async (tx) => {
    await tx.query('select from reminder.delivery where id = $1 for update', [idOf(3)])

    await putOff(
      worker,
      claims.map((delivery) => ({ delivery, ms: 0 })),
    )
  })

  const due = 'select id from reminder.delivery where claim_at <= now()'
  expect(await admin.query(due)).toEqual([{ id: idOf(4) }])
})
