import { expect, test } from 'vitest'
import { noonZone, prefer } from '../digest/digest.fixture.ts'
import { fired, within } from '../fired.fixture.ts'
import { openWorld } from '../reminder.fixture.ts'
import { aTask, created } from '../task-facts.fixture.ts'
import { mailbox, testCarrier } from './carrier.fixture.ts'

test.each([
  ['in quiet hours it makes no sound', 'MEDIUM', { from: '11:00', until: '14:00' }, true],
  ['of HIGH priority it does then, too', 'HIGH', { from: '11:00', until: '14:00' }, false],
  ['outside of them it does', 'MEDIUM', { from: '20:00', until: '22:00' }, false],
] as const)('that all has failed is told in the app: %s', async (_, priority, quietHours, isSilent) => {
  const refused = Promise.withResolvers<void>()
  const carrier = testCarrier(async () => {
    await refused.promise
    return { is: 'refused', reason: 'No such mailbox.' }
  })
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  await mailbox(world)
  await prefer(world, { timeZone: noonZone })
  await world.say(created(aTask({ priority }), [{ at: new Date(Date.now() + 100), channels: ['EMAIL'] }]))
  await expect.poll(() => carrier.parcels, within).toHaveLength(1)

  await prefer(world, { quietHours })
  refused.resolve()

  await expect.poll(() => fired(world), within).toMatchObject([{ kind: 'FAILED', is_silent: isSilent }])
})
