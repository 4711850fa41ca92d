import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { deliveryKeys, fired, leasesEnd, passes, within } from './fired.fixture.ts'
import { configOf, openWorld } from './reminder.fixture.ts'
import { aTask, changedTo, created, dueIn, next } from './task-facts.fixture.ts'

const soon = (ms: number) => new Date(Date.now() + ms)

test('stopping finishes the batch that is being sent, and nothing is left that ticks', async () => {
  const world = await openWorld({ isScheduling: false })
  const asked = Promise.withResolvers<void>()
  let questions = 0
  const stopping = world.replica({
    reader: {
      read: async (...question) => {
        questions++
        asked.resolve()
        await sleep(100)
        return world.tasks.read(...question)
      },
    },
  })
  await world.say(created(aTask(), [{ at: soon(200) }, { at: soon(600_000) }]))
  stopping.start()
  await asked.promise

  await stopping.close()

  expect(await fired(world)).toHaveLength(1)
  await passes(world, 600)
  world.reminder.start()
  await expect.poll(() => fired(world), within).toHaveLength(2)
  expect(questions).toBe(1)
})

test('one that cannot be finished costs only itself', async () => {
  const world = await openWorld({ isScheduling: false })
  const at = soon(300)
  await world.say(
    created(
      aTask(),
      Array.from({ length: 5 }, () => ({ at })),
    ),
  )
  await expect.poll(() => world.rows(), within).toHaveLength(5)
  const [poisoned] = await world.rows()
  await world.admin.query(`update reminder.reminder set channels = '{FAX}' where id = $1`, [poisoned?.id]) // which no contract knows

  world.reminder.start()

  await expect.poll(() => fired(world), within).toHaveLength(4)
  expect((await fired(world)).map(({ number }) => number)).toEqual([1, 2, 3, 4])
  await world.admin.query(`update reminder.reminder set channels = '{IN_APP}', claim_at = now() where id = $1`, [
    poisoned?.id,
  ])
  await expect.poll(() => fired(world), within).toHaveLength(5)
})

test('I5: what waits for its event, and is locked by whoever hears of it, holds back nothing else that is due', async () => {
  const world = await openWorld({ isScheduling: false })
  const moving = aTask({ due: dueIn(1_000) })
  await world.say(created(moving, [{ lead: 'PT0S' }, { lead: 'PT0S' }]))
  await world.say(changedTo(next(moving, { due: dueIn(3_600_000) })), { isKept: false })
  const still = aTask()
  await world.say(created(still, [{ at: soon(0) }]))
  await expect.poll(() => world.rows(), within).toHaveLength(3)
  const [first, second] = (await world.rows(moving.id)).map(({ id }) => id).toSorted()
  // Claimed first, and so changed first, it lies before the other in the table.
  await world.admin.query(`update reminder.reminder set claim_at = claim_at - interval '1 ms' where id = $1`, [second])
  await sleep(Date.parse(String(moving.due?.at)) - Date.now())

  // The consumer locks a task's reminders in the order of their ids; here it takes its time in between.
  await world.admin.transaction(async (tx) => {
    const lock = (id: string | undefined) => tx.query('select from reminder.reminder where id = $1 for update', [id])
    let firstIsLocked: Promise<unknown> | undefined
    const looking = world.replica({
      reader: {
        read: async (...question) => {
          firstIsLocked ??= lock(first)
          await firstIsLocked
          return world.tasks.read(...question)
        },
      },
    })
    looking.start()
    await expect.poll(() => world.rows(still.id), within).toMatchObject([{ status: 'SENT' }])
    await lock(second)
  })

  // Given back and looked at again, and not kept until its lease ends.
  await expect.poll(() => world.tasks.reads, within).toBeGreaterThan(2)
  expect(await world.rows(moving.id)).toMatchObject([1, 2].map(() => ({ status: 'PENDING', version: 1 })))
})

test('I10: the database cuts every connection in the middle of it all, and all still come, each once', async () => {
  const world = await openWorld()
  const at = soon(800)
  await world.say(
    created(
      aTask(),
      Array.from({ length: 10 }, () => ({ at })),
    ),
  )
  await expect.poll(() => world.rows(), within).toHaveLength(10)
  for (let cut = 0; cut < 5; cut++) {
    await sleep(200)
    await world.admin.query(`select pg_terminate_backend(pid) from pg_stat_activity 
      where datname = current_database() and usename = 'reminder_worker'`)
    await leasesEnd(world)
  }

  await expect.poll(() => fired(world), { ...within, timeout: 25_000 }).toHaveLength(10)
  expect(new Set(await deliveryKeys(world)).size).toBe(10)
})

test('a connection that is lost while a batch is finished does not hold it up until its lease ends', async () => {
  const world = await openWorld({ isScheduling: false })
  const asked = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<void>()
  const looking = world.replica({
    reader: {
      read: async (...question) => {
        asked.resolve()
        await answer.promise
        return world.tasks.read(...question)
      },
    },
  })
  await world.say(created(aTask(), [{ at: soon(0) }]))
  looking.start()
  await asked.promise
  await world.admin.transaction(async (tx) => {
    await tx.query('select from reminder.reminder for update')
    answer.resolve()
    const cut = () =>
      world.admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and usename = 'reminder_worker' and wait_event_type = 'Lock'`)
    await expect.poll(cut, within).toHaveLength(1)
  })

  await expect.poll(() => fired(world), within).toHaveLength(1)
  await looking.close()
})

test('I5: a process is killed with what it has claimed; once its lease has ended another sends it', async () => {
  const world = await openWorld({ isScheduling: false })
  await world.say(created(aTask(), [{ at: soon(200) }]))
  await expect.poll(() => world.rows(), within).toHaveLength(1)
  const child = fork(fileURLToPath(new URL('./scheduler.child.fixture.ts', import.meta.url)), [
    JSON.stringify(configOf(world.database)),
  ])
  onTestFinished(() => void child.kill('SIGKILL'))
  const [, signal] = await once(child, 'exit')
  expect(signal).toBe('SIGKILL')

  world.reminder.start()
  await sleep(1_200)
  expect(await fired(world)).toEqual([])
  await leasesEnd(world)

  await expect.poll(() => fired(world), within).toHaveLength(1)
  expect(await world.rows()).toMatchObject([{ status: 'SENT' }])
})
