// Whether a delivery is still ours is asked last, and each is judged by itself.
import { expect, test } from 'vitest'
import type { Outcome } from '../domain/parcel.ts'
import { within } from '../fired.fixture.ts'
import { openWorld } from '../reminder.fixture.ts'
import { aTask, created } from '../task-facts.fixture.ts'
import { attemptsAreDue, deliveriesOf, mailbox, testCarrier } from './carrier.fixture.ts'
import { whileWorkerWaits } from './waiting.fixture.ts'

const byMail = () => created(aTask(), [{ at: new Date(Date.now() + 200), channels: ['EMAIL'] }])

/** People whose mails were postponed once. */
async function waiting(...owners: string[]) {
  const carrier = testCarrier(
    (_, attempt): Outcome => (attempt === 1 ? { is: 'postponed', reason: 'Busy.' } : { is: 'accepted' }),
  )
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  await Promise.all(owners.map((ownerId) => mailbox(world, ownerId)))
  await Promise.all(owners.map((ownerId) => world.say(byMail(), { ownerId })))
  await expect
    .poll(() => deliveriesOf(world), within)
    .toMatchObject(owners.map(() => ({ status: 'RETRYING', attempts: 1 })))
  return { world, carrier }
}

const preferences = {
  table: 'reminder.preference',
  locking: 'lock table reminder.preference in access exclusive mode',
}

test('I6: acknowledged while its owner’s preferences are being looked at, it is not sent', async () => {
  const { world, carrier } = await waiting('ada')
  const [{ id } = {}] = await world.rows()
  await whileWorkerWaits(world, preferences, async () => {
    const { errors } = await world.ask(
      'mutation ($id: ID!) { acknowledgeReminder(input: { id: $id }) { reminder { id } } }',
      { id },
    )
    expect(errors).toBeUndefined()
  })
  await world.reminder.close()

  expect(carrier.parcels).toHaveLength(1)
  expect(await deliveriesOf(world)).toMatchObject([{ status: 'SKIPPED' }])
})

test('what has less left of its lease than an attempt may take is claimed anew before it is tried', async () => {
  const { world, carrier } = await waiting('ada')
  const fence = async () =>
    (await world.admin.query<{ fence: number }>('select fence from reminder.delivery'))[0]?.fence ?? 0
  const before = await fence()
  await whileWorkerWaits(world, preferences, async () => {
    await world.admin.query(`update reminder.delivery set claim_at = claim_at - interval '15 seconds'`)
  })

  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ status: 'ACCEPTED', attempts: 2 }])
  expect(carrier.parcels).toHaveLength(2)
  expect(await fence()).toBe(before + 3) // claimed twice, and recorded
})

test('one that cannot be judged is tried again by itself, and those claimed with it go out', async () => {
  const { world, carrier } = await waiting('ada', 'eve', 'joe')
  await world.admin.query(`update reminder.preference set time_zone = 'Nowhere/Else', quiet_from = '01:00', quiet_until = '02:00'
    where owner_id = 'eve'`)
  await attemptsAreDue(world)

  const outcomes = async () =>
    (await deliveriesOf(world)).map(({ owner_id, status, attempts }) => `${owner_id} ${status} ${attempts}`).toSorted()
  await expect.poll(outcomes, within).toEqual(['ada ACCEPTED 2', 'eve RETRYING 2', 'joe ACCEPTED 2'])
  expect(carrier.parcels.filter(({ ownerId }) => ownerId === 'eve')).toHaveLength(1)
})
