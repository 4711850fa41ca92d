import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { cursors } from '../../platform/cursor.ts'
import { handledTasks } from '../../platform/handled.ts'
import { newId } from '../../platform/id.ts'
import { auditWorld, causeFor, created, renamed, taskRows } from './audit.fixture.ts'
import { auditLog } from './consumers.ts'
import { taskHistory } from './task.history.ts'

const world = await auditWorld()
const db = world.database.open('audit')
// So patient that only the event itself ends the wait, however busy the machine is.
const handled = handledTasks('audit', db, { patienceMs: 600_000, pollMs: [600_000] })
world.bus.subscribe(auditLog(handled), { schema: 'audit', worker: world.database.open('audit_worker') })
await world.start()

test('whoever asks for a version before it was heard of waits for it, and sees it', async () => {
  const task = newId()
  const history = taskHistory({ db, cursors: cursors(Buffer.alloc(32)), handled }, 'ada')
  await world.publish(taskRows([created(task)], causeFor('ada')))

  const page = history({ id: task, version: 2 }, {})
  await sleep(50) // it waits by then
  await world.publish(taskRows([renamed(task, 2)], causeFor('ada')))

  expect((await page).nodes.map(({ action }) => action)).toEqual(['task.updated', 'task.created'])
})
