// Run as a process of its own by scheduler.faults.test.ts: a scheduler that is killed as soon as it has claimed something.
import { embeddedBus } from '../../kafka/embedded-bus.ts'
import { systemClock } from '../../platform/clock.ts'
import { openDatabase } from '../../platform/database.ts'
import { failpoints, noFailpoints } from '../../platform/failpoint.ts'
import { createLog } from '../../platform/log.ts'
import { type ReminderConfig, ReminderEnv } from './config.ts'
import { openReminder } from './reminder.subgraph.ts'

const config = configOf(process.argv[2])
const log = createLog('fatal', 'child')
const lock = openDatabase(config.WORKER_DATABASE_URL, { max: 1, onError: () => {} }) // the bus is not started, nobody uses it
const bus = embeddedBus({ lock, log, failpoint: noFailpoints })
const reader = { read: async () => [] }
const gateway = { request: () => Promise.reject(new Error('Nobody asks this process for anything.')) }

openReminder(
  { config, bus, clock: systemClock, log, failpoint: failpoints('reminder.after-claim') },
  { reader, gateway },
).start()

function configOf(argument: string | undefined): ReminderConfig {
  const databases: unknown = JSON.parse(argument ?? '')
  return { ...ReminderEnv.parse({}), ...(databases as Omit<ReminderConfig, keyof ReminderEnv>) } // the test made it
}
