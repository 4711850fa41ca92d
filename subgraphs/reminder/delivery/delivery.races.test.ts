// What happens between a claim and its outcome.
import { expect, test } from 'vitest'
import type { Outcome } from '../domain/parcel.ts'
import { within } from '../fired.fixture.ts'
import { openWorld, type World } from '../reminder.fixture.ts'
import { aTask, changedTo, created, next } from '../task-facts.fixture.ts'
import { attemptsAreDue, deliveriesOf, mailbox, testCarrier } from './carrier.fixture.ts'

const soon = (ms: number) => new Date(Date.now() + ms)
const busy: Outcome = { is: 'postponed', reason: 'Busy.' }

/** Somebody whose mail was postponed once, and whatever comes of it after that. */
async function waiting(after: () => Outcome | Promise<Outcome> = () => ({ is: 'accepted' }), isInApp = false) {
  const carrier = testCarrier((_, attempt) => (attempt === 1 ? busy : after()))
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  await mailbox(world)
  const task = aTask()
  await world.say(created(task, [{ at: soon(200), channels: isInApp ? ['EMAIL', 'IN_APP'] : ['EMAIL'] }]))
  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ status: 'RETRYING' }])
  return { world, carrier, task, id: (await world.rows())[0]?.id }
}

/** Whoever looks at tasks from now on waits until `go` is called; `isAsked` once somebody does. */
function holdLooks({ tasks }: World) {
  const { read } = tasks
  const [asked, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  tasks.read = async (...what) => {
    asked.resolve()
    await gate.promise
    return read(...what)
  }
  return { isAsked: asked.promise, go: gate.resolve }
}

test.each([
  ['acknowledgeReminder', '{ id: $id }'],
  ['removeReminder', '{ id: $id }'],
  ['snoozeReminder', '{ id: $id, for: "PT1H" }'],
])('I6: %s is answered while its mail is claimed and not sent yet: it is not sent', async (verb, input) => {
  const { world, carrier, id } = await waiting()
  const looks = holdLooks(world)
  await attemptsAreDue(world)
  await looks.isAsked

  const { errors } = await world.ask(`mutation ($id: ID!) { ${verb}(input: ${input}) { reminder { id } } }`, { id })
  expect(errors).toBeUndefined()
  looks.go()
  await world.reminder.close()

  expect(carrier.parcels).toHaveLength(1)
  expect(await deliveriesOf(world)).toMatchObject([{ status: 'SKIPPED' }])
})

test('I6: taken off its channels while its mail is claimed and not sent yet, it is not sent', async () => {
  const { world, carrier, id } = await waiting()
  const looks = holdLooks(world)
  await attemptsAreDue(world)
  await looks.isAsked

  const { errors } = await world.ask(
    'mutation ($id: ID!) { updateReminder(input: { id: $id, channels: [IN_APP] }) { reminder { id } } }',
    { id },
  )
  expect(errors).toBeUndefined()
  looks.go()

  const ended = { status: 'SKIPPED', last_error: 'You are not reminded by it any more.' }
  await expect.poll(() => deliveriesOf(world), within).toMatchObject([ended])
  expect(carrier.parcels).toHaveLength(1)
})

test('I5: accepted while the database is locked for longer than a lease, it is not sent once more', async () => {
  const answer = Promise.withResolvers<Outcome>()
  const { world, carrier, id } = await waiting(() => answer.promise)
  await attemptsAreDue(world)
  await expect.poll(() => carrier.parcels, within).toHaveLength(2)
  await world.admin.transaction(async (tx) => {
    await tx.query('select from reminder.reminder where id = $1 for update', [id])
    answer.resolve({ is: 'accepted' })
    for (let lease = 0; lease < 5; lease++) {
      const [before] = await fences(world)
      await attemptsAreDue(world)
      await expect.poll(() => fences(world), within).not.toEqual([before])
    }
  })

  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ status: 'ACCEPTED', attempts: 2 }])
  expect(carrier.parcels).toHaveLength(2)
})

test('I5: a reminder that is locked does not keep what came of others from being recorded', async () => {
  const answer = Promise.withResolvers<Outcome>()
  const { world, id } = await waiting(() => answer.promise)
  await attemptsAreDue(world)
  await mailbox(world, 'eve')
  await world.say(created(aTask(), [{ at: soon(200), channels: ['EMAIL'] }]), { ownerId: 'eve' })
  const ofEve = async () => (await deliveriesOf(world)).filter(({ owner_id }) => owner_id === 'eve')
  await expect.poll(ofEve, within).toMatchObject([{ status: 'RETRYING' }])
  await world.admin.transaction(async (tx) => {
    await tx.query('select from reminder.reminder where id = $1 for update', [id])
    await attemptsAreDue(world)
    answer.resolve({ is: 'accepted' })

    await expect.poll(ofEve, within).toMatchObject([{ status: 'ACCEPTED' }])
  })
  await expect.poll(() => world.rows(), within).toMatchObject([{ status: 'SENT' }, { status: 'SENT' }])
})

const fences = async ({ admin }: World) =>
  (await admin.query<{ fence: number }>('select fence from reminder.delivery')).map(({ fence }) => fence)

test('I6: known to be completed, it is not sent either when tasks cannot be reached', async () => {
  const { world, carrier, task } = await waiting(undefined, true)
  await world.say(changedTo(next(task, { status: 'COMPLETED' })))
  await expect
    .poll(() => world.admin.query('select status from reminder.task'), within)
    .toEqual([{ status: 'COMPLETED' }])
  world.tasks.isReachable = false

  await attemptsAreDue(world)

  await expect
    .poll(() => deliveriesOf(world), within)
    .toMatchObject([{ status: 'SKIPPED', last_error: 'The task is completed.' }])
  expect(carrier.parcels).toHaveLength(1)
  expect(await world.rows()).toMatchObject([{ status: 'SENT' }])
})

test('I6: cancelled as its nag is to come, nothing of it is on its way any more', async () => {
  const { world, carrier, task } = await waiting()
  await world.say(changedTo(next(task, { status: 'COMPLETED' })), { isKept: false })
  await world.admin.query('update reminder.reminder set next_nag_at = now(), claim_at = now()')

  await expect
    .poll(() => world.rows(), within)
    .toMatchObject([{ status: 'CANCELLED', cancel_reason: 'TASK_COMPLETED' }])
  world.tasks.isReachable = false
  await attemptsAreDue(world)

  await expect
    .poll(() => deliveriesOf(world), within)
    .toMatchObject([{ status: 'SKIPPED', last_error: 'The task is completed.', claim_at: null }])
  expect(carrier.parcels).toHaveLength(1)
})
