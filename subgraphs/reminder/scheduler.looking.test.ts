import { expect, test } from 'vitest'
import { deliveryKeys, fired, within } from './fired.fixture.ts'
import { openWorld } from './reminder.fixture.ts'
import { aTask, changedTo, created, dueIn, next } from './task-facts.fixture.ts'

/** A world in which nobody has looked yet at a task whose reminder is due. */
async function due() {
  const world = await openWorld({ isScheduling: false })
  const task = aTask()
  await world.say(created(task, [{ at: new Date() }]))
  await expect.poll(() => world.rows(), within).toHaveLength(1)
  return { world, task }
}

test.each(['COMPLETED', 'DELETED'] as const)(
  'I6: a task that was %s before its reminder was due is not reminded of, though the event is held up',
  async (status) => {
    const { world, task } = await due()
    await world.say(changedTo(next(task, { status })), { isKept: false })
    world.reminder.start()

    await expect
      .poll(() => world.told(task.id), within)
      .toMatchObject([
        { type: 'reminder.scheduled' },
        { type: 'reminder.cancelled', data: { reminder: { cancelReason: `TASK_${status}` } } },
      ])
    expect(await fired(world)).toEqual([])
    expect(await deliveryKeys(world)).toEqual([])
  },
)

test('a task that is gone is not reminded of', async () => {
  const { world, task } = await due()
  world.tasks.now.delete(task.id)
  world.reminder.start()

  await expect.poll(() => world.rows(), within).toMatchObject([{ status: 'CANCELLED' }])
  expect(await fired(world)).toEqual([])
})

test('I6: a due that was moved away is not fired at its old time; the event, when it comes, sets the new one', async () => {
  const world = await openWorld({ isScheduling: false })
  const task = aTask({ due: dueIn(1_000) })
  const moved = next(task, { due: dueIn(3_600_000) })
  const movedTo = new Date(String(moved.due?.at))
  await world.say(created(task))
  await world.say(changedTo(moved), { isKept: false })
  await expect.poll(() => world.rows(), within).toHaveLength(1)
  world.reminder.start()
  await expect.poll(() => world.tasks.reads, within).toBeGreaterThan(1) // and given back each time
  expect(await world.rows()).toMatchObject([{ status: 'PENDING' }])

  await world.say(changedTo(moved))

  await expect
    .poll(() => world.rows(), within)
    .toMatchObject([{ status: 'PENDING', trigger_at: movedTo, claim_at: movedTo, version: 2 }])
  expect(await fired(world)).toEqual([])
})

test('while tasks cannot be reached it comes on what is known, and says so', async () => {
  const { world, task } = await due()
  world.tasks.isReachable = false
  world.reminder.start()

  await expect.poll(() => fired(world), within).toMatchObject([{ is_confirmed: false }])
  await expect.poll(() => world.told(task.id), within).toHaveLength(2)
  expect(world.told(task.id)[1]?.data).toMatchObject({ isConfirmed: false, task: null })
  expect(await world.admin.query('select is_confirmed, status from reminder.delivery')).toEqual([
    { is_confirmed: false, status: 'ACCEPTED' },
  ])
})

test.each([
  ['completed', { status: 'COMPLETED' } as const, 'CANCELLED'],
  ['moved', { due: dueIn(3_600_000) }, 'PENDING'],
])('%s while it is being looked up, it does not come', async (_, change, status) => {
  const world = await openWorld({ isScheduling: false })
  const asked = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<void>()
  const slow = world.replica({
    reader: {
      read: async (...question) => {
        const seen = await world.tasks.read(...question)
        asked.resolve()
        await answer.promise
        return seen
      },
    },
  })
  const task = aTask({ due: dueIn(1_000) })
  await world.say(created(task))
  slow.start()
  await asked.promise
  await world.say(changedTo(next(task, change)))
  await expect.poll(() => world.rows(), within).toMatchObject([{ status, version: 2 }])
  answer.resolve()
  await slow.close()

  expect(await fired(world)).toEqual([])
})
