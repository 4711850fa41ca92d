import { expect, test } from 'vitest'
import { within } from '../fired.fixture.ts'
import { aTask, changedTo, dueIn, next } from '../task-facts.fixture.ts'
import { attemptsAreDue, deliveriesOf } from './carrier.fixture.ts'
import { settledAs, waiting } from './waiting.fixture.ts'

test('moved to a later due, it is sent for that one, and not for the one before', async () => {
  const { world, carrier, task } = await waiting(() => aTask({ due: dueIn(2_000) }))

  await world.say(changedTo(next(task, { due: dueIn(5_000) })))

  await expect
    .poll(() => deliveriesOf(world), within)
    .toMatchObject([{ status: 'SKIPPED', last_error: 'It was set to another time.' }, { status: 'RETRYING' }])
  expect(new Set(carrier.parcels.map(({ key }) => key)).size).toBe(2)
})

test('I6: of a due that was moved it is not sent, though the event is held up; once that has come, it is for the new one', async () => {
  const { world, carrier, task } = await waiting(() => aTask({ due: dueIn(2_000) }))
  const moved = next(task, { due: dueIn(3_600_000) })
  await world.say(changedTo(moved), { isKept: false })
  const looks = async () =>
    (await world.admin.query<{ fence: number }>('select fence from reminder.delivery'))[0]?.fence
  const before = Number(await looks())

  await attemptsAreDue(world)

  await expect.poll(looks, within).toBeGreaterThan(before + 4)
  expect(carrier.parcels).toHaveLength(1)
  expect(await deliveriesOf(world)).toMatchObject([{ status: 'RETRYING', attempts: 1 }])
  await world.say(changedTo(moved))
  await settledAs(world, { status: 'SKIPPED', last_error: 'It was set to another time.' })
  expect(await world.rows()).toMatchObject([{ status: 'PENDING', trigger_at: new Date(String(moved.due?.at)) }])
})

test.each([
  ['removed', null, 'NO_DUE'],
  ['moved into the past', dueIn(-3_600_000), 'PAST'],
])('what waits for another try is called off once the due was %s', async (_, due, reason) => {
  const { world, task } = await waiting(() => aTask({ due: dueIn(2_000) }))

  await world.say(changedTo(next(task, { due })))

  await settledAs(world, { status: 'SKIPPED', claim_at: null })
  expect(await world.rows()).toMatchObject([{ status: 'CANCELLED', cancel_reason: reason }])
})

test('what the app has told already is not sent of a due that is gone', async () => {
  const { world, carrier, task } = await waiting(() => aTask({ due: dueIn(2_000) }), ['EMAIL', 'IN_APP'])

  await world.say(changedTo(next(task, { due: null })))
  await expect.poll(() => world.admin.query('select due from reminder.task'), within).toEqual([{ due: null }])
  await attemptsAreDue(world)

  await settledAs(world, { status: 'SKIPPED', last_error: 'The task was moved.' })
  expect(carrier.parcels).toHaveLength(1)
  expect(await world.rows()).toMatchObject([{ status: 'SENT' }])
})
