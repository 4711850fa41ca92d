import { expect, test } from 'vitest'
import type { Outcome } from '../domain/parcel.ts'
import { within } from '../fired.fixture.ts'
import { openWorld } from '../reminder.fixture.ts'
import { aTask, created, dueIn } from '../task-facts.fixture.ts'
import { mailbox, testCarrier } from './carrier.fixture.ts'

const minute = 60_000

test('set to an earlier time than it came for, it is what that time makes it, and that is what is tried again', async () => {
  let outcome: Outcome = { is: 'accepted' }
  const carrier = testCarrier(() => outcome)
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  await mailbox(world)
  await world.say(created(aTask({ due: dueIn(30 * minute) }), [{ lead: 'PT1H', channels: ['EMAIL'] }]))
  await expect.poll(() => world.rows(), within).toMatchObject([{ status: 'SENT' }])
  const [{ id } = {}] = await world.rows()

  outcome = { is: 'refused', reason: 'No such mailbox.' }
  await world.ask('mutation ($id: ID!) { updateReminder(input: { id: $id, lead: "PT2H" }) { reminder { id } } }', {
    id,
  })
  await expect.poll(() => world.rows(), within).toMatchObject([{ status: 'FAILED', sent_at: null }])

  outcome = { is: 'accepted' }
  await world.ask('mutation ($id: ID!) { retryReminder(input: { id: $id }) { reminder { id } } }', { id })
  await expect.poll(() => world.rows(), within).toMatchObject([{ status: 'SENT' }])
  expect(carrier.parcels.map(({ key }) => key)).toHaveLength(3)
})
