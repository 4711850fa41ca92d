import type { Log } from '../../platform/log.ts'
import { loop } from '../../platform/loop.ts'
import type { Mailbox } from '../bus.ts'
import { seldom } from '../seldom.ts'
import { lostLine } from './shipping.ts'
import { type Backlog, backlog, noBacklog } from './waiting.ts'

/** Looks now and then at how much waits in an outbox, and for how long. */
export interface BacklogWatch {
  readonly schema: string
  start: () => void
  stop: () => Promise<void>
  latest: () => Backlog
  trouble: () => string | null
}

const lookEveryMs = 5_000
// Less is a busy moment.
const longS = 10

export function backlogWatch(mailbox: Mailbox, log: Log): BacklogWatch {
  let latest = noBacklog
  const isToBeSaid = seldom()

  const trouble = () => {
    if (latest.lost.length > 0) return `${mailbox.schema}.outbox: ${lostLine(latest.lost)}`
    return latest.oldestS < longS ? null : line(mailbox.schema, latest)
  }

  const turn = async () => {
    try {
      latest = await backlog(mailbox)
      const said = trouble()
      const { rows, oldestS, lost } = latest
      if (said !== null && isToBeSaid('backlog')) log[lost.length > 0 ? 'error' : 'warn']({ rows, oldestS }, said)
    } catch (err) {
      log.debug({ err }, `${mailbox.schema}.outbox: how much waits could not be seen; looking again`)
    }
    return lookEveryMs
  }
  const { start, stop } = loop(turn)
  return { schema: mailbox.schema, start, stop, latest: () => latest, trouble }
}

const line = (schema: string, { rows, oldestS }: Backlog) =>
  `${schema}.outbox: ${rows < 10_000 ? rows : 'over 10000'} events wait, the oldest for ${Math.round(oldestS)} s`
