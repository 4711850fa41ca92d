import type { SubgraphParts } from '../../kafka/parts.ts'
import { clockSkewWatch } from '../../platform/clock-skew.ts'
import type { Database } from '../../platform/database.ts'
import type { EntityReader } from '../../platform/gateway-client.ts'
import type { ReminderConfig } from './config.ts'
import { type Carriers, channelsOf, deliveries } from './delivery/deliveries.ts'
import { digestLoop } from './digest/digest.loop.ts'
import type { Codes } from './email/codes.ts'
import { reminderForgetting } from './retention.ts'
import { scheduler } from './scheduler.ts'

export type WorkerParts = Readonly<{
  worker: Database
  carriers: Carriers
  reader: EntityReader
  codeOf: Codes['codeOf']
  /** Called after each commit that has something to tell. */
  committed: () => void
}> &
  Pick<SubgraphParts<ReminderConfig>, 'config' | 'clock' | 'log' | 'failpoint' | 'metrics'>

/** What the subgraph does by itself from `start` on: it reminds, delivers, lists the day, forgets, and watches the clock. */
export function reminderWorkers({ worker, carriers, reader, codeOf, committed, ...rest }: WorkerParts) {
  const { config, clock, log, failpoint, metrics } = rest
  const { DEFAULT_TIME_ZONE: defaultTimeZone, REMINDERS_RETENTION_DAYS: keptDays } = config
  const channels = channelsOf(carriers)
  const delivering = deliveries(carriers, {
    ...{ worker, reader, log, metrics, failpoint, committed },
    ...{ defaultTimeZone, codeOf },
  })
  const posted = () => {
    committed()
    delivering.wake()
  }
  const ways = { channels, defaultTimeZone }
  const firing = scheduler({ worker, reader, log, failpoint, ways, committed: posted })
  const loops = [
    firing,
    delivering,
    digestLoop({ worker, reader, log, channels, committed: delivering.wake }),
    reminderForgetting(worker, keptDays, log),
    clockSkewWatch({ sql: worker, clock, log }),
  ]
  return {
    start: () => {
      for (const { start } of loops) start()
    },
    stop: async () => {
      await Promise.all(loops.map(({ stop }) => stop()))
    },
    /** To be called when something may be due earlier than was known. */
    rescheduled: firing.wake,
    /** To be called after each commit by which something is to be sent. */
    posted,
  }
}
