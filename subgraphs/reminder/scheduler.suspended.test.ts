import { expect, test } from 'vitest'
import { fired, leasesEnd, within } from './fired.fixture.ts'
import { openWorld, type World } from './reminder.fixture.ts'
import { aTask, created } from './task-facts.fixture.ts'

const soon = (ms: number) => new Date(Date.now() + ms)

/** A replica that goes no further with what it claims than to ask for the tasks, until they are answered. */
function suspendedIn(world: World) {
  const [asked, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const suspended = world.replica({
    reader: {
      read: async (...question) => {
        asked.resolve()
        await answer.promise
        return world.tasks.read(...question)
      },
    },
  })
  return { suspended, asked, answer }
}

test('a process that was suspended for longer than its lease finishes nothing: another has done it', async () => {
  const world = await openWorld({ isScheduling: false })
  const { suspended, asked, answer } = suspendedIn(world)
  await world.say(created(aTask(), [{ at: soon(300) }]))
  suspended.start()
  await asked.promise
  await leasesEnd(world)

  world.reminder.start()
  await expect.poll(() => fired(world), within).toHaveLength(1)
  answer.resolve()
  await suspended.close()

  expect(await fired(world)).toHaveLength(1)
  expect(await world.rows()).toMatchObject([{ status: 'SENT', version: 2 }])
})

test('a claim that PostgreSQL forgot in a crash fires nothing that was set to another time since, though the number is the same', async () => {
  const world = await openWorld({ isScheduling: false })
  const { suspended, asked, answer } = suspendedIn(world)
  await world.say(created(aTask(), [{ at: soon(300) }]))
  suspended.start()
  await asked.promise

  // Its number goes back by one with the claim, and forth again with the change.
  await world.admin.query(
    `update reminder.reminder set trigger_at = trigger_at + interval '1 hour', snoozed_until = trigger_at + interval '1 hour',
       claim_at = trigger_at + interval '1 hour'`,
  )
  answer.resolve()
  await suspended.close()

  expect(await fired(world)).toEqual([])
  expect(await world.rows()).toMatchObject([{ status: 'PENDING' }])
})
