import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import type { Failpoint } from '../../../platform/failpoint.ts'
import { ReminderEnv } from '../config.ts'
import type { Outcome } from '../domain/parcel.ts'
import { within } from '../fired.fixture.ts'
import { configOf, openWorld, type World } from '../reminder.fixture.ts'
import { aTask, created } from '../task-facts.fixture.ts'
import { attemptsAreDue, deliveriesOf, mailbox, type TestCarrier, testCarrier } from './carrier.fixture.ts'

const soon = (ms: number) => new Date(Date.now() + ms)
const byMail = (count = 1) =>
  created(
    aTask(),
    Array.from({ length: count }, () => ({ at: soon(200), channels: ['EMAIL' as const] })),
  )

/** Runs a process that delivers until it is killed there, and gives the keys of what it has handed over. */
async function killed(world: World, dies: Failpoint): Promise<string[]> {
  const directory = await mkdtemp(join(tmpdir(), 'tickler-delivery-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  const notes = join(directory, 'notes')
  const config = { ...ReminderEnv.parse({}), ...configOf(world.database) }
  const child = fork(fileURLToPath(new URL('./delivery.child.fixture.ts', import.meta.url)), [
    JSON.stringify({ config, dies, notes }),
  ])
  onTestFinished(() => void child.kill('SIGKILL'))
  expect((await once(child, 'exit'))[1]).toBe('SIGKILL')
  return (await readFile(notes, 'utf8').catch(() => '')).split('\n').filter(Boolean)
}

test.each<[Failpoint, number]>([
  ['delivery.after-claim', 0],
  ['delivery.after-accept', 1],
])('I5: killed %s, it is delivered by the next, under the same key', async (dies, handedOver) => {
  const carrier = testCarrier()
  const world = await openWorld({ isScheduling: false, carriers: { EMAIL: carrier } })
  await mailbox(world)
  await world.say(byMail())
  await expect.poll(() => world.rows(), within).toHaveLength(1)
  const before = await killed(world, dies)
  expect(before).toHaveLength(handedOver)

  world.reminder.start()
  await attemptsAreDue(world)

  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ status: 'ACCEPTED' }])
  const [row] = await deliveriesOf(world)
  expect(new Set([...before, ...carrier.parcels.map(({ key }) => key)])).toEqual(new Set([row?.key]))
  expect(carrier.parcels).toHaveLength(1)
  expect(await world.rows()).toMatchObject([{ status: 'SENT' }])
})

test('what waits for another try survives a restart', async () => {
  const world = await openWorld({ carriers: { EMAIL: testCarrier(() => ({ is: 'postponed', reason: 'Busy.' })) } })
  await mailbox(world)
  await world.say(byMail())
  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ status: 'RETRYING' }])
  await world.reminder.close()

  const restarted = world.replica({ carriers: { EMAIL: testCarrier() } })
  restarted.start()
  await attemptsAreDue(world)

  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ status: 'ACCEPTED', attempts: 2 }])
})

test('I5: two processes deliver each once, and both take part', async () => {
  const both = Promise.withResolvers<void>()
  const together = async (): Promise<Outcome> => {
    if (one.parcels.length > 0 && other.parcels.length > 0) both.resolve()
    await both.promise
    return { is: 'accepted' }
  }
  const one: TestCarrier = testCarrier(together)
  const other: TestCarrier = testCarrier(together)
  const world = await openWorld({ isScheduling: false, carriers: { EMAIL: one } })
  const replica = world.replica({ carriers: { EMAIL: other } })
  const owners = Array.from({ length: 40 }, (_, index) => `owner${index}`)
  await Promise.all(owners.map((ownerId) => mailbox(world, ownerId)))
  await Promise.all(owners.map((ownerId) => world.say(byMail(5), { ownerId })))
  await expect.poll(async () => (await world.rows()).length, within).toBe(200)

  world.reminder.start()
  replica.start()

  await expect
    .poll(async () => (await deliveriesOf(world)).filter(({ status }) => status === 'ACCEPTED').length, within)
    .toBe(200)
  const keys = [...one.parcels, ...other.parcels].map(({ key }) => key)
  expect(keys).toHaveLength(200)
  expect(new Set(keys).size).toBe(200)
  await expect
    .poll(async () => new Set((await world.rows()).map(({ status }) => status)), within)
    .toEqual(new Set(['SENT']))
})

test('a process that was suspended for longer than its lease records no failure: another has delivered it', async () => {
  const answer = Promise.withResolvers<Outcome>()
  const suspended = testCarrier(() => answer.promise)
  const world = await openWorld({ carriers: { EMAIL: suspended } })
  await mailbox(world)
  await world.say(byMail())
  await expect.poll(() => suspended.parcels, within).toHaveLength(1)
  const replica = world.replica({ carriers: { EMAIL: testCarrier() } })
  replica.start()
  const afterItsLease = async () => {
    await attemptsAreDue(world) // each time, as the process is not suspended in truth, and may claim it once more
    return deliveriesOf(world)
  }
  await expect.poll(afterItsLease, { ...within, interval: 250 }).toMatchObject([{ status: 'ACCEPTED', attempts: 1 }])

  answer.resolve({ is: 'refused', reason: 'No.' })
  await world.reminder.close()

  expect(await deliveriesOf(world)).toMatchObject([{ status: 'ACCEPTED', attempts: 1, last_error: null }])
  expect(await world.rows()).toMatchObject([{ status: 'SENT' }])
})

test('stopping waits for what is being tried, records it, and closes the carriers', async () => {
  const answer = Promise.withResolvers<Outcome>()
  const carrier = testCarrier(() => answer.promise)
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  await mailbox(world)
  await world.say(byMail())
  await expect.poll(() => carrier.parcels, within).toHaveLength(1)

  const closing = world.reminder.close()
  await new Promise((resolve) => setTimeout(resolve, 500)) // whoever would not wait has the time to
  expect(carrier.isClosed()).toBe(false)
  answer.resolve({ is: 'accepted' })
  await closing

  expect(carrier.isClosed()).toBe(true)
  expect(await deliveriesOf(world)).toMatchObject([{ status: 'ACCEPTED' }])
})

test('I10: the database cuts every connection again and again, and each is delivered all the same', async () => {
  const carrier = testCarrier(slowly)
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  await mailbox(world)
  await world.say(byMail(30))
  await expect.poll(async () => (await deliveriesOf(world)).length, within).toBe(30)
  for (let cut = 0; cut < 4; cut++) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    await world.admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and usename = 'reminder_worker'`)
  }

  // A claim that was lost on the way ends by itself: as if the 40 seconds of a lease had passed, once.
  await world.admin.query(
    `update reminder.delivery set claim_at = claim_at - interval '40 s' where claim_at is not null`,
  )
  const accepted = async () => (await deliveriesOf(world)).filter(({ status }) => status === 'ACCEPTED').length
  await expect.poll(accepted, { timeout: 25_000 }).toBe(30)
  expect(carrier.parcels).toHaveLength(30) // what it has handed over, a process that lives hands over no more
})

async function slowly(): Promise<Outcome> {
  await new Promise((resolve) => setTimeout(resolve, 150))
  return { is: 'accepted' }
}
