// What the tests of the task subgraph share: it runs whole, on a database of its own, and people ask it.
import { afterAll } from 'vitest'
import { embeddedBus } from '../../kafka/embedded-bus.ts'
import { manualClock } from '../../platform/clock.ts'
import { cursors } from '../../platform/cursor.ts'
import { noFailpoints } from '../../platform/failpoint.ts'
import type { Identity } from '../../platform/identity.ts'
import { createLog } from '../../platform/log.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { openTask } from './task.subgraph.ts'
import { clientOf } from './task-client.fixture.ts'

export const startOfTests = '2030-01-01T09:00:00.000Z'
const cursorKey = 'ab'.repeat(32)

/**
 * The subgraph, on a clock that stands still. Its events stay in the outbox unless it `delivers`; requests come in by
 * `login`, and `by` may lead connections elsewhere on their way to the database.
 */
export async function openWorld({ delivers = false, login = 'task', by = (url: string) => url } = {}) {
  const database = await freshDatabase()
  const clock = manualClock(startOfTests)
  const log = createLog('silent', 'test')
  const bus = embeddedBus({ lock: database.open('task_worker', 2), log, failpoint: noFailpoints })
  const config = {
    DATABASE_URL: by(database.url(login)),
    WORKER_DATABASE_URL: by(database.url('task_worker')),
    CURSOR_KEY: cursorKey,
    DEFAULT_TIME_ZONE: 'Europe/Berlin',
    CHANGES_RETENTION_DAYS: 30,
  }
  const task = openTask({ config, bus, clock, log, failpoint: noFailpoints })
  if (delivers) await bus.start()
  afterAll(async () => {
    if (delivers) await bus.stop()
    await task.close()
  })
  const as = (subject: string, identity: Partial<Identity> = {}) =>
    clientOf(task, {
      subject,
      actor: { type: 'USER', id: subject },
      scopes: [],
      correlationId: `cid-of-${subject}`,
      ...identity,
    })
  return { database, clock, bus, task, as }
}

/** The number in the owner's feed that a cursor stands for, which no client can read. */
export const numberOf = (subject: string, cursor: string): number =>
  Number(cursors(Buffer.from(cursorKey, 'hex')).open('changes', subject, cursor)[0])
