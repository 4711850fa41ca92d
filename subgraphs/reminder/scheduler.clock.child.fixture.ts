// Run as a process of its own by scheduler.clock.test.ts, by a clock that is wrong: a scheduler that reaches no tasks.
import { embeddedBus } from '../../kafka/embedded-bus.ts'
import { systemClock } from '../../platform/clock.ts'
import { openDatabase } from '../../platform/database.ts'
import { noFailpoints } from '../../platform/failpoint.ts'
import { createLog } from '../../platform/log.ts'
import type { ReminderConfig } from './config.ts'
import { openReminder } from './reminder.subgraph.ts'

const given: unknown = JSON.parse(process.argv[2] ?? '')
const config = given as ReminderConfig // the test made it
const log = createLog('warn', 'child')
const lock = openDatabase(config.WORKER_DATABASE_URL, { max: 1, onError: () => {} }) // the bus is not started, nobody uses it
const bus = embeddedBus({ lock, log, failpoint: noFailpoints })
const nobody = async () => {
  throw new Error('connect ECONNREFUSED')
}

openReminder(
  { config, bus, clock: systemClock, log, failpoint: noFailpoints },
  { reader: { read: nobody }, gateway: { request: nobody } },
).start()
process.stdout.write(`${systemClock.now().toISOString()}\n`)
