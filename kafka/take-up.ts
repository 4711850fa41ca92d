import type { Log } from '../platform/log.ts'
import { loop } from '../platform/loop.ts'
import { claimIds } from './arriving.ts'
import type { Consumer, Mailbox } from './bus.ts'
import { deliverFrom } from './deliver.ts'
import { lockedAlone } from './group-lock.ts'
import { heldKeys } from './held-keys.ts'
import { type Kept, ripe, takeOut } from './kept-aside.ts'
import { outage } from './outage.ts'
import type { Intake, Subscription } from './take-effect.ts'

// What an operator redrives is looked for as often; a release that can read what an older one kept comes no oftener.
const lookEveryMs = 3_000

export type TakingUp = Readonly<{
  consumers: readonly Readonly<{ consumer: Consumer; inbox: Mailbox }>[]
  log: Log
  /** Effects were committed in this schema, which may have put events into its outbox. */
  affected: (schema: string) => void
}>

/**
 * Handles what each group kept aside, as soon as this release can: at once, and then every few seconds. In order, by the
 * same path as what arrives, and however many replicas do it. `stop` resolves when nothing is in the middle of it.
 */
export function takeUpKept({ consumers, log, affected }: TakingUp): { stop(): Promise<void> } {
  const loops = consumers.map(({ consumer, inbox }) => {
    const subscription = { consumer, inbox, log, held: heldKeys() }
    return loop(turnOf(subscription, () => affected(inbox.schema)))
  })
  for (const { start } of loops) start()
  return {
    stop: async () => {
      await Promise.all(loops.map(({ stop }) => stop()))
    },
  }
}

/** Takes up a batch; the milliseconds until the next look. */
function turnOf(subscription: Subscription, affected: () => void): () => Promise<number> {
  const { consumer, inbox, held, log } = subscription
  const { group, topics } = consumer
  const waiting = outage(`${group}, which looks for what it kept aside,`, log)
  const takeUp = async () => {
    const rows = await ripe(inbox.worker, inbox.schema, { group, topics, except: held.waiting() })
    return deliverFrom(keptAside(subscription), subscription, rows)
  }
  return async () => {
    const { done, outage } = await takeUp().catch((error: unknown) => ({ done: [], outage: error }))
    if (done.length > 0) {
      log.info({ count: done.length }, `${group}: what was kept aside is taken up`)
      affected()
    }
    if (outage !== null) return waiting.begin(outage)
    waiting.end()
    return done.length > 0 ? 0 : Math.min(lookEveryMs, held.nextIn() ?? lookEveryMs)
  }
}

/** The row is the claim: who takes it out of the table deals with it, and no one else. */
const keptAside = ({ consumer: { group }, inbox: { schema } }: Subscription): Intake<Kept> => ({
  claim: async (tx, items) => {
    await lockedAlone(tx, group)
    const positions = items.map(({ raw }) => raw.position)
    const taken = await takeOut(tx, schema, positions)
    const mine = items.filter(({ raw }) => taken.has(raw.position))
    // What had no id when it was set aside may have one now, under which it could have come and been handled already.
    const namedSince = new Set(mine.filter(({ raw, read }) => raw.eventId === null && read.id !== null))
    const fresh = new Set(await claimIds(tx, schema, group, [...namedSince]))
    return { mine: mine.filter((item) => !namedSince.has(item) || fresh.has(item)), waiting: [] }
  },
  holds: ({ holds }) => holds,
})
