import { expect, onTestFinished, test } from 'vitest'
import { noFailpoints } from '../../platform/failpoint.ts'
import { createLog } from '../../platform/log.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { kafkaClient } from '../client/client.ts'
import { plainSettings } from '../client/with-admin.ts'
import { relay } from './relay.ts'

const log = createLog('silent', 'test')
const nobody = plainSettings('127.0.0.1:1')

test('a relay that cannot send waits longer each time, however often it is told that there is more', async () => {
  const database = await freshDatabase(undefined, onTestFinished)
  const tries: number[] = []
  const running = relay({
    ...{ mailbox: { schema: 'task', worker: database.open('task_worker') }, prefix: '', log, failpoint: noFailpoints },
    clientOf: (line) => {
      if (line) tries.push(performance.now())
      return kafkaClient(nobody, { clientId: 'test', log, retries: 0 })
    },
    faultOf: String,
  })
  onTestFinished(running.stop)
  running.start()
  const telling = setInterval(running.wake, 2)
  onTestFinished(() => clearInterval(telling))

  await expect.poll(() => tries.length, { timeout: 20_000, interval: 5 }).toBeGreaterThanOrEqual(5)

  expect(performance.now() - (tries[0] ?? 0)).toBeGreaterThan(100 + 200 + 400)
})
