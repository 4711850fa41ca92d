import { expect, test } from 'vitest'
import type { TaskFact, TaskSnapshot } from '../../kafka/contracts/task-events.contract.ts'
import { systemClock } from '../../platform/clock.ts'
import { openWorld } from './reminder.fixture.ts'
import { aTask, changedTo, created, dueIn, next } from './task-facts.fixture.ts'

const within = { timeout: 10_000, interval: 20 }
const hour = 3_600_000

/** The scheduler rests, so that what is tested is what events alone do. */
const world = () => openWorld({ isScheduling: false })

type Fate = 'task.reopened' | 'task.restored' | 'task.purged'
const saying = (type: Fate, task: TaskSnapshot): TaskFact => ({
  type,
  subject: task.id,
  version: task.version,
  data: { task, changes: {} },
})

test.each([
  ['COMPLETED', 'task.reopened'],
  ['DELETED', 'task.restored'],
] as const)('of a task that was %s, %s brings back what is still ahead, and no more', async (status, type) => {
  const { say, rows, told } = await world()
  const task = aTask({ due: dueIn(hour) })
  const closed = next(task, { status })
  const open = next(closed, { status: 'ACTIVE' })

  await say(created(task, [{ lead: 'PT10M' }, { at: systemClock.now() }]))
  await say(changedTo(closed))
  await say(saying(type, open))

  await expect.poll(() => told(task.id), within).toHaveLength(5) // two scheduled, two cancelled, one back
  expect(await rows(task.id)).toMatchObject([
    { lead: null, status: 'CANCELLED' },
    { lead: 'PT10M', status: 'PENDING', cancel_reason: null },
  ])
  expect(told(task.id).at(-1)).toMatchObject({ type: 'reminder.scheduled', aggregateversion: 3 })
})

test('a task that is purged has nothing pending, also when that is all we hear of its end', async () => {
  const { say, rows, told } = await world()
  const task = aTask({ due: dueIn(hour) })

  await say(created(task))
  await say(saying('task.purged', next(task, { status: 'DELETED' })))

  await expect.poll(() => told(task.id), within).toHaveLength(2)
  expect(await rows(task.id)).toMatchObject([{ status: 'CANCELLED', cancel_reason: 'TASK_DELETED' }])
})
