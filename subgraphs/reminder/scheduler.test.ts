import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { deliveryKeys, fired, passes, within } from './fired.fixture.ts'
import { openWorld } from './reminder.fixture.ts'
import { aTask, changedTo, created, dueIn, next } from './task-facts.fixture.ts'

const soon = (ms: number) => new Date(Date.now() + ms)

test('I6: a reminder comes at its time: not early, and most within the second', async () => {
  const world = await openWorld()
  const times = [300, 700, 1_500].map(soon)
  await world.say(
    created(
      aTask(),
      times.map((at) => ({ at })),
    ),
  )

  await expect.poll(() => fired(world), within).toHaveLength(3)
  const lateness = (await world.rows()).map(({ sent_at, trigger_at }) => Number(sent_at) - Number(trigger_at))
  expect(Math.min(...lateness)).toBeGreaterThanOrEqual(0)
  expect(lateness.toSorted((a, b) => a - b)[1]).toBeLessThan(1_000) // a machine that has other things to do may stop for one
  expect(await fired(world)).toMatchObject([1, 2, 3].map((number) => ({ number, is_late: false, is_confirmed: true })))
})

test('it is woken when something earlier is scheduled than what it sleeps for', async () => {
  const world = await openWorld()
  const lateness: number[] = []
  for (let count = 1; count <= 5; count++) {
    const task = aTask()
    await world.say(created(task, [{ at: soon(100) }]))
    await expect.poll(() => world.rows(task.id), within).toMatchObject([{ status: 'SENT' }])
    const [row] = await world.rows(task.id)
    lateness.push(Number(row?.sent_at) - Number(row?.trigger_at))
  }

  expect(Math.min(...lateness)).toBeLessThan(500) // asleep each would be 900
})

test('fired, it is SENT, and the world is told, with the cause of its being scheduled', async () => {
  const world = await openWorld()
  const task = aTask()
  await world.say(created(task, [{ at: soon(200) }]), { correlationId: 'the-first-request' })

  await expect
    .poll(() => world.told(task.id), within)
    .toMatchObject([
      { type: 'reminder.scheduled' },
      {
        type: 'reminder.fired',
        correlationid: 'the-first-request',
        actorid: 'system/reminder',
        data: {
          reminder: { status: 'SENT' },
          isLate: false,
          isConfirmed: true,
          task: { title: task.title, due: null },
        },
      },
    ])
  const [row] = await world.rows()
  expect(row).toMatchObject({ status: 'SENT', version: 2 })
  expect(await deliveryKeys(world)).toEqual([`${row?.id}:${row?.trigger_at.toISOString()}:IN_APP:feed`])
})

test('after a downtime it comes, and says that it is late', async () => {
  const world = await openWorld({ isScheduling: false })
  await world.say(created(aTask(), [{ at: soon(1_000) }]))
  await expect.poll(() => world.rows(), within).toHaveLength(1)
  await passes(world, 62)

  world.reminder.start()

  await expect.poll(() => fired(world), within).toMatchObject([{ is_late: true }])
})

test('an hour before, said half an hour before, comes at once, which is not late', async () => {
  const world = await openWorld()
  const task = aTask({ due: dueIn(1_800_000) })
  await world.say(created(task, [{ lead: 'PT1H' }]))

  await expect.poll(() => fired(world), within).toMatchObject([{ is_late: false }])
  await expect
    .poll(() => world.told(task.id), within)
    .toMatchObject([{ type: 'reminder.scheduled' }, { type: 'reminder.fired', data: { isLate: false } }])
})

test('what is late together comes in the order of its times', async () => {
  const world = await openWorld({ isScheduling: false })
  await world.say(created(aTask(), [{ at: soon(3_000) }, { at: soon(1_000) }, { at: soon(2_000) }]))
  await expect.poll(() => world.rows(), within).toHaveLength(3)
  await passes(world, 5)

  world.reminder.start()

  await expect.poll(() => fired(world), within).toHaveLength(3)
  const inOrder = (await world.rows()).map(({ id }) => id)
  expect((await fired(world)).map(({ reminder_id }) => reminder_id)).toEqual(inOrder)
})

test('I5: two processes and more than one batch: each comes once, and each owner’s numbers have no gap', async () => {
  const world = await openWorld({ isScheduling: false })
  const replica = world.replica()
  const at = soon(5_000)
  const owners = ['ada', 'bob', 'eve']
  const tasks = Array.from({ length: 130 }, () => aTask())
  await Promise.all(
    tasks.map((task, index) =>
      world.say(
        created(
          task,
          Array.from({ length: 10 }, () => ({ at })),
        ),
        { ownerId: owners[index % 3] ?? '' },
      ),
    ),
  )
  await expect.poll(async () => (await world.rows()).length, within).toBe(1_300)
  await passes(world, 5)

  world.reminder.start()
  replica.start()

  await expect.poll(async () => (await fired(world)).length, within).toBe(1_300)
  await sleep(300) // whoever would send again has the time to
  const feed = await fired(world)
  expect(feed).toHaveLength(1_300)
  expect(new Set(feed.map(({ reminder_id }) => reminder_id)).size).toBe(1_300)
  for (const owner of owners) {
    const numbers = feed.filter(({ owner_id }) => owner_id === owner).map(({ number }) => number)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  }
  expect(new Set((await world.rows()).map(({ status }) => status))).toEqual(new Set(['SENT']))
})

test('sent for one due, it comes again for the next', async () => {
  const world = await openWorld()
  const task = aTask({ due: dueIn(1_200) })
  await world.say(created(task))
  await expect.poll(() => fired(world), within).toHaveLength(1)

  await world.say(changedTo(next(task, { due: dueIn(1_500) })))

  await expect.poll(() => fired(world), within).toHaveLength(2)
  expect(await deliveryKeys(world)).toHaveLength(2)
})

test('one instant is announced once, even if the reminder should be scheduled for it again', async () => {
  const world = await openWorld()
  const task = aTask({ due: dueIn(200) })
  await world.say(created(task))
  await expect.poll(() => fired(world), within).toHaveLength(1)

  await world.admin.query(`update reminder.reminder set status = 'PENDING', sent_at = null, claim_at = trigger_at`)

  await expect.poll(() => world.rows(), within).toMatchObject([{ status: 'CANCELLED', cancel_reason: 'ALREADY_SENT' }])
  expect(await fired(world)).toHaveLength(1)
  await expect
    .poll(async () => world.told(task.id).map(({ type }) => type), within)
    .toEqual(['reminder.scheduled', 'reminder.fired', 'reminder.cancelled'])
})
