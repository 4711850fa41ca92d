import type { Mailbox } from '../bus.ts'
import type { HeldKeys } from '../held-keys.ts'
import type { Dispatch } from './dispatch.ts'
import type { Shipping } from './shipping.ts'
import { nextWaiting, type Waiting } from './waiting.ts'

/** What waits in an outbox, in pieces that one request takes. */
export interface Batches {
  /** The first of what waits now and is not on its way; `isMore`: it was not all. */
  next: () => Promise<Batch>
  /** Lets the database look for the next one meanwhile. */
  readAhead: () => void
  /** Lets go of what was read ahead; resolves when nothing reads any more. */
  forget: () => Promise<void>
}

type Batch = Readonly<{ events: readonly Waiting[]; isMore: boolean }>
type BatchesParts = Readonly<{ mailbox: Mailbox; held: HeldKeys; ways: Shipping; sent: Dispatch }>

const mostEvents = 1_500
const fewEvents = 100
// What goes to one partition is one piece to a broker, and may be as large as `maxMessageBytes` of kafka/topics.yaml.
const mostBytes = 1_500_000

type Read = Readonly<{ found: Promise<Waiting[]>; limit: number; way: object | null }>

export function batches({ mailbox, held, ways, sent }: BatchesParts): Batches {
  let ahead: Read | null = null
  let limit = fewEvents // grows with what is found and shrinks to what fits, so that large ones are not read in vain

  const read = (): Read => {
    const found = nextWaiting(mailbox, { limit, onTheWay: sent.onTheWay(), held: held.waiting() })
    return { found, limit, way: ways.current() }
  }
  const taken = (): Read => {
    const early = ahead
    ahead = null
    // Since the brokers were asked what they have, there may be events in it that are to be left out.
    return early !== null && early.way === ways.current() ? early : read()
  }
  const fitting = (found: readonly Waiting[], asked: number): Batch => {
    const many = howManyFit(found)
    const isCut = many < found.length
    const isFull = found.length === asked
    if (isCut) limit = many
    else if (isFull) limit = Math.min(mostEvents, asked * 2)
    return { events: found.slice(0, many), isMore: isCut || isFull }
  }

  return {
    next: async () => {
      const { found, limit: asked } = taken()
      return fitting(await found, asked)
    },
    readAhead: () => {
      if (ways.current() === null) return
      ahead = read()
      ahead.found.catch(() => {}) // whoever takes it hears
    },
    forget: async () => {
      const early = ahead
      ahead = null
      await early?.found.catch(() => {}) // nobody wants it any more
    },
  }
}

/** One at least. */
function howManyFit(events: readonly Waiting[]): number {
  let bytes = 0
  let many = 0
  for (const { body } of events) {
    bytes += Buffer.byteLength(body)
    if (many > 0 && bytes > mostBytes) break
    many++
  }
  return many
}
