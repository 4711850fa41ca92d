import { expect, test } from 'vitest'
import { fired, within } from '../fired.fixture.ts'
import { changedTo, next } from '../task-facts.fixture.ts'
import { personIn } from '../verbs.fixture.ts'
import { attemptsAreDue, deliveriesOf } from './carrier.fixture.ts'
import { sending, settledAs, waiting } from './waiting.fixture.ts'

test.each(['COMPLETED', 'DELETED'] as const)(
  'I6: what waits for another try is not sent once its task is %s, though the event is held up',
  async (status) => {
    const { world, carrier, task } = await waiting()
    await world.say(changedTo(next(task, { status })), { isKept: false })

    await attemptsAreDue(world)

    await settledAs(world, { status: 'SKIPPED', last_error: `The task is ${status.toLowerCase()}.`, claim_at: null })
    expect(carrier.parcels).toHaveLength(1)
    await expect
      .poll(() => world.rows(), within)
      .toMatchObject([{ status: 'CANCELLED', cancel_reason: `TASK_${status}` }])
    await expect
      .poll(() => world.told(task.id).map(({ type }) => type.slice(9)), within)
      .toEqual(['scheduled', 'fired', 'cancelled'])
    expect(await fired(world)).toEqual([])
  },
)

test('I6: nor once the event has come, without another look', async () => {
  const { world, carrier, task } = await waiting()

  await world.say(changedTo(next(task, { status: 'COMPLETED' })))

  await settledAs(world, { status: 'SKIPPED', claim_at: null })
  await attemptsAreDue(world)
  expect(carrier.parcels).toHaveLength(1)
})

test('seen in the meantime it is not sent any more', async () => {
  const { world, carrier } = await waiting()
  const [row] = await world.rows()

  await world.ask(`mutation ($id: ID!) { acknowledgeReminder(input: { id: $id }) { reminder { id } } }`, {
    id: row?.id,
  })

  await settledAs(world, { status: 'SKIPPED', last_error: 'You have seen it.' })
  expect(carrier.parcels).toHaveLength(1)
})

test('taken off its channels it is not sent any more, and says so; who was reached by nothing else is told in the app', async () => {
  const { world, carrier } = await waiting()
  const [row] = await world.rows()

  await personIn(world)('update', { id: row?.id, channels: ['IN_APP'] })

  await settledAs(world, { status: 'SKIPPED', last_error: 'You are not reminded by it any more.' })
  expect(carrier.parcels).toHaveLength(1)
  await expect.poll(() => fired(world), within).toMatchObject([{ kind: 'FAILED' }])
})

test('taken off its channels while it is being sent, it is SENT once it was accepted, and nobody hears that it failed', async () => {
  const { world, answer } = await sending()
  const held = async () => (await deliveriesOf(world)).map(({ fence, claim_at }) => ({ fence, claim_at }))
  const before = await held()

  await personIn(world)('update', { id: (await world.rows())[0]?.id, channels: ['IN_APP'] })

  expect(await held()).toEqual(before) // another process that took it up would end it, and say so
  answer({ is: 'accepted' })
  await settledAs(world, { status: 'ACCEPTED', attempts: 1, last_error: null })
  expect(await world.rows()).toMatchObject([{ status: 'SENT' }])
  expect(await fired(world)).toEqual([])
})

test('accepted while its task was being completed, it says so: it cannot be taken back', async () => {
  const { world, task, answer } = await sending()
  await world.say(changedTo(next(task, { status: 'COMPLETED' })))
  await settledAs(world, { status: 'SKIPPED' })

  answer({ is: 'accepted' })

  await settledAs(world, { status: 'ACCEPTED', attempts: 1, last_error: null })
  expect(await world.rows()).toMatchObject([{ status: 'CANCELLED', cancel_reason: 'TASK_COMPLETED' }])
})

test('acknowledged while it was being sent, it says when it was sent once that is known', async () => {
  const { world, task, answer } = await sending()
  const [{ id } = {}] = await world.rows()
  await world.ask(`mutation ($id: ID!) { acknowledgeReminder(input: { id: $id }) { reminder { id } } }`, { id })
  expect(await world.rows()).toMatchObject([{ status: 'SENT', sent_at: null }])

  answer({ is: 'accepted' })

  await expect.poll(() => world.rows(), within).toMatchObject([{ status: 'SENT', sent_at: expect.any(Date) }])
  await expect
    .poll(() => world.told(task.id).map(({ type }) => type.slice(9)), within)
    .toEqual(['scheduled', 'fired', 'acknowledged', 'sent'])
})

test('while tasks cannot be reached it goes out on what is known, and says so', async () => {
  const { world, carrier } = await waiting()
  world.tasks.isReachable = false

  await attemptsAreDue(world)

  await settledAs(world, { status: 'ACCEPTED', is_confirmed: false })
  expect(carrier.parcels.map(({ message }) => message)).toMatchObject([{ isConfirmed: true }, { isConfirmed: false }])
})

test('S22: an address that is not verified any more gets nothing, and its owner is told in the app', async () => {
  const { world, carrier } = await waiting()
  await world.admin.query('update reminder.preference set email_verified_at = null')

  await attemptsAreDue(world)

  await settledAs(world, { status: 'SKIPPED', last_error: 'The address is not verified any more.' })
  expect(carrier.parcels).toHaveLength(1)
  expect(await fired(world)).toMatchObject([{ kind: 'FAILED' }])
  expect(await world.rows()).toMatchObject([{ status: 'FAILED' }])
})

test('given up after a day: also when nobody was there to try', async () => {
  const { world, carrier } = await waiting()
  await world.admin.query(`update reminder.delivery set give_up_at = now() - interval '1 second'`)

  await attemptsAreDue(world)

  await settledAs(world, { status: 'FAILED', last_error: 'It could not be sent in time.' })
  expect(carrier.parcels).toHaveLength(1)
})
