import { expect, test } from 'vitest'
import { fired } from './fired.fixture.ts'
import { openWorld, type World } from './reminder.fixture.ts'
import { changedTo, dueIn, next } from './task-facts.fixture.ts'
import { ahead, heard, hour, personIn, within } from './verbs.fixture.ts'

/** Ada's reminder of a task that is due in two hours, added an hour ago. */
async function anOldOne(world: World, when: { lead: string } | { at: string }) {
  const [task, ada] = [await heard(world), personIn(world)]
  const { id } = await ada('add', { taskId: task.id, ...when })
  await world.admin.query(
    `update reminder.reminder set created_at = created_at - interval '1 hour', set_at = set_at - interval '1 hour'`,
  )
  return { task, ada, id }
}

const comes = async (world: World, taskId: string, isLate: boolean) => {
  await expect.poll(() => fired(world), within).toMatchObject([{ kind: 'FIRED', is_late: isLate }])
  const firings = () => world.told(taskId).filter(({ type }) => type === 'reminder.fired')
  await expect.poll(firings, within).toMatchObject([{ data: { isLate } }])
}

test('set by its owner to a time that has passed, while the due is ahead, it comes at once and is not late', async () => {
  const world = await openWorld()
  const { task, ada, id } = await anOldOne(world, { at: ahead() })

  await ada('update', { id, lead: 'P1D' })

  await comes(world, task.id, false)
})

test('nor is it when its task is moved to a due that is closer than its lead', async () => {
  const world = await openWorld()
  const { task } = await anOldOne(world, { lead: 'PT1H' })

  await world.say(changedTo(next(task, { due: dueIn(hour / 2) })))

  await comes(world, task.id, false)
})

test('it is when it could have come ten minutes ago', async () => {
  const world = await openWorld({ isScheduling: false })
  const { task } = await anOldOne(world, { at: ahead() })
  const past = `now() - interval '10 minutes'`
  await world.admin.query(`update reminder.reminder set planned_at = ${past}, trigger_at = ${past}, claim_at = ${past}`)
  world.reminder.start()

  await comes(world, task.id, true)
})
