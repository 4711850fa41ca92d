// Run as a process of its own by delivery.faults.test.ts: it notes each parcel in a file, accepts it, and dies where it is told.
import { appendFileSync } from 'node:fs'
import { embeddedBus } from '../../../kafka/embedded-bus.ts'
import { systemClock } from '../../../platform/clock.ts'
import { openDatabase } from '../../../platform/database.ts'
import { type Failpoint, failpoints, noFailpoints } from '../../../platform/failpoint.ts'
import { createLog } from '../../../platform/log.ts'
import type { ReminderConfig } from '../config.ts'
import type { Carrier } from '../domain/parcel.ts'
import { openReminder } from '../reminder.subgraph.ts'

const { config, dies, notes } = JSON.parse(process.argv[2] ?? '') as {
  config: ReminderConfig
  dies: Failpoint
  notes: string
} // the test made it
const log = createLog('fatal', 'child')
const lock = openDatabase(config.WORKER_DATABASE_URL, { max: 1, onError: () => {} }) // the bus is not started, nobody uses it
const bus = embeddedBus({ lock, log, failpoint: noFailpoints })
const nobody = async (): Promise<never> => {
  throw new Error('connect ECONNREFUSED')
}
const carrier: Carrier = {
  send: async ({ key }) => {
    appendFileSync(notes, `${key}\n`)
    return { is: 'accepted' }
  },
  close: async () => {},
}

openReminder(
  { config, bus, clock: systemClock, log, failpoint: failpoints(dies) },
  { reader: { read: nobody }, gateway: { request: nobody }, carriers: { EMAIL: carrier } },
).start()
