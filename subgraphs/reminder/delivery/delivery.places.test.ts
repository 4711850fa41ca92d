import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Outcome } from '../domain/parcel.ts'
import { within } from '../fired.fixture.ts'
import { openWorld, type World } from '../reminder.fixture.ts'
import { aTask, created } from '../task-facts.fixture.ts'
import { mailbox, testCarrier } from './carrier.fixture.ts'

const remind = async (world: World, ownerId: string, count: number) => {
  await mailbox(world, ownerId)
  const at = new Date(Date.now() + 100)
  await world.say(
    created(
      aTask(),
      Array.from({ length: count }, () => ({ at, channels: ['EMAIL'] })),
    ),
    { ownerId },
  )
}

/** The delivery of somebody who has one, and for how long it has been claimed. */
const deliveryOf = async ({ admin }: World, ownerId: string) => {
  const [row] = await admin.query<{ reminder_id: string; fence: number; status: string; heldMs: number }>(
    `select reminder_id, fence, status, 40_000 - 1_000 * extract(epoch from claim_at - clock_timestamp())::float8 as "heldMs"
     from reminder.delivery where owner_id = $1`,
    [ownerId],
  )
  return row
}

/** False on a machine so slow that it was claimed anew meanwhile, as it is after two seconds without a place. */
async function isAcknowledgedWaiting(world: World, ownerId: string): Promise<boolean> {
  await remind(world, ownerId, 1)
  const heldMs = async () => Math.abs((await deliveryOf(world, ownerId))?.heldMs ?? Number.NaN)
  await expect.poll(heldMs, within).toBeLessThan(1_000)
  const claimed = await deliveryOf(world, ownerId)
  const began = performance.now()

  await world.ask(
    'mutation ($id: ID!) { acknowledgeReminder(input: { id: $id }) { reminder { id } } }',
    { id: claimed?.reminder_id },
    ownerId,
  )
  const after = await deliveryOf(world, ownerId)
  expect(after).toMatchObject({ status: 'SKIPPED' })
  await sleep(300) // longer than what was looked at counts as fresh
  return after?.fence === (claimed?.fence ?? 0) + 1 && (claimed?.heldMs ?? 0) + performance.now() - began < 1_900
}

test('I6: acknowledged while it waits for a place among the fifty, it is not sent', async () => {
  const slow = Promise.withResolvers<Outcome>()
  const carrier = testCarrier(() => slow.promise)
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  await Promise.all(Array.from({ length: 13 }, (_, index) => remind(world, `owner${index}`, 4)))
  await expect.poll(() => carrier.parcels, within).toHaveLength(50)

  let isInTime = false
  for (const ownerId of ['ada', 'bea', 'cid', 'dan']) isInTime ||= await isAcknowledgedWaiting(world, ownerId)
  slow.resolve({ is: 'accepted' })
  await world.reminder.close()

  expect(carrier.parcels.filter(({ ownerId }) => !ownerId.startsWith('owner'))).toEqual([])
  expect(isInTime).toBe(true)
})
