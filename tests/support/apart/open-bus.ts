// Takes the place of kafka/open-bus.ts in the processes of a test: the real bus of one process, over this process's outbox.
import type { EventBus } from '../../../kafka/bus.ts'
import { embeddedBus } from '../../../kafka/embedded-bus.ts'
import { openDatabase } from '../../../platform/database.ts'
import { noFailpoints } from '../../../platform/failpoint.ts'
import { createLog } from '../../../platform/log.ts'

export function openBus(): EventBus {
  const log = createLog('warn', 'bus')
  const onError = (err: Error) => log.warn({ err }, 'the connection of the bus’s lock failed')
  const lock = openDatabase(process.env['WORKER_DATABASE_URL'] ?? '', { max: 1, onError })
  const bus = embeddedBus({ lock, log, failpoint: noFailpoints })
  return {
    ...bus,
    stop: async () => {
      await bus.stop()
      await lock.close()
    },
  }
}
