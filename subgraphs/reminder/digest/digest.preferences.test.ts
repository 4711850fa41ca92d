import { expect, test } from 'vitest'
import { deliveriesOf, testCarrier } from '../delivery/carrier.fixture.ts'
import { startOfDay } from '../domain/local-day.ts'
import { openWorld } from '../reminder.fixture.ts'
import {
  digestRows,
  digestsAreDue,
  isMade,
  noonZone,
  prefer,
  taskDue,
  tell,
  today,
  wantsDigest,
} from './digest.fixture.ts'

test('preferences decide when it comes, from when they are changed on', async () => {
  const world = await openWorld({ isScheduling: false, carriers: null })
  await wantsDigest(world, 'ada', '23:00')
  const at = async () => (await digestRows(world)).map((row) => row.next_at)
  const evening = startOfDay(today(), noonZone).getTime() + 23 * 3_600_000
  expect(await at()).toEqual([new Date(evening)])

  await prefer(world, { morningDigestAt: '22:00:30' })
  expect(await at()).toEqual([new Date(evening - 3_600_000 + 30_000)])
  await prefer(world, { quietHours: { from: '21:00', until: '22:30' } })
  expect(await at()).toEqual([new Date(evening - 1_800_000)])
  await prefer(world, { timeZone: 'UTC', quietHours: null })
  expect((await at())[0]?.toISOString()).toMatch(/T22:00:30.000Z$/)
  await prefer(world, { morningDigestAt: null })
  expect(await at()).toEqual([])
})

test('a digest that is due while preferences change is not lost', async () => {
  const world = await openWorld({ isScheduling: false, carriers: { EMAIL: testCarrier() } })
  await wantsDigest(world)
  await tell(world, taskDue('Now', 0))
  await digestsAreDue(world)
  await prefer(world, { locale: 'UR' })
  await prefer(world, { quietHours: { from: '02:00', until: '03:00' } })
  world.reminder.start()

  await isMade(world)
  expect(await deliveriesOf(world)).toHaveLength(1)
})
