import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { Database } from '../../platform/database.ts'
import { noFailpoints } from '../../platform/failpoint.ts'
import { createLog } from '../../platform/log.ts'
import { fired, within } from './fired.fixture.ts'
import { openWorld } from './reminder.fixture.ts'
import { scheduler } from './scheduler.ts'
import { aTask, created } from './task-facts.fixture.ts'

test('what someone else has locked is waited for, not polled, and comes once it is free', async () => {
  const world = await openWorld({ isScheduling: false })
  const real = world.database.open('reminder_worker')
  let queries = 0
  const worker: Database = {
    ...real,
    query: (...asked) => {
      queries++
      return real.query(...asked)
    },
  }
  const looking = scheduler({
    ...{ worker, reader: world.tasks, log: createLog('silent', 'test') },
    ...{ failpoint: noFailpoints, ways: { channels: new Set<never>(), defaultTimeZone: 'UTC' }, committed: () => {} },
  })
  onTestFinished(() => looking.stop())
  await world.say(created(aTask(), [{ at: new Date(Date.now() + 200) }]))
  await expect.poll(() => world.rows(), within).toHaveLength(1)

  await world.admin.transaction(async (tx) => {
    await tx.query('select from reminder.reminder for update')
    looking.start()
    await sleep(2_000)
  })

  expect(queries).toBeLessThan(30)
  await expect.poll(() => fired(world), within).toHaveLength(1)
})
