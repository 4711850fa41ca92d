import type { Seat } from '../../gateway/live/shared/seat.ts'
import { sharedStreams } from '../../gateway/live/shared/streams.ts'
import { follow, nudges } from '../../platform/follow.ts'
import type { SubgraphResult } from '../../platform/subgraph.ts'

const cursorOf = ({ data }: SubgraphResult) => String(data?.['cursor'])

type Upstream = AsyncIterableIterator<SubgraphResult> & { return(): Promise<unknown> }

/** A feed of 1, 2, 3, … whose upstreams are counted and can be cut. */
export function numbersFeed() {
  const wakers = nudges()
  const upstreams = new Set<Upstream>()
  let last = 0
  let opened = 0
  let ended = 0
  let door = Promise.resolve()
  const open = async (after: string | null) => {
    opened++
    await door
    const events = follow<SubgraphResult, number>({
      from: Number(after),
      read: async (position) => ({
        rows: Array.from({ length: last - position }, (_, i) => ({ data: { cursor: position + i + 1 } })),
        position: last,
        isWhole: true,
      }),
      listen: (wake) => wakers.listen('', wake),
    })
    const counted: Upstream = {
      [Symbol.asyncIterator]: () => counted,
      next: () => events.next(),
      return: async () => {
        if (upstreams.delete(counted)) ended++
        await events.return?.()
        return { done: true, value: undefined }
      },
    }
    upstreams.add(counted)
    return counted
  }
  const join = sharedStreams()
  const faults: unknown[] = []
  const feed = { subgraph: 'numbers', open, cursorOf, onFault: (error: unknown) => faults.push(error) }
  return {
    join: (after: number) => join('numbers', feed, String(after)),
    joinAnew: () => join('numbers', feed, null),
    joinStill: () => join('still', { ...feed, cursorOf: () => '0' }, '0'),
    joinPlain: () => join('plain', { ...feed, cursorOf: undefined }, null),
    say: (count = 1) => {
      last += count
      wakers.nudge('')
    },
    cut: () => Promise.all([...upstreams].map((one) => one.return())),
    last: () => last,
    /** Upstreams open no sooner than this is done. */
    openAfter: (done: Promise<void>) => {
      door = done
    },
    open: () => upstreams.size,
    opened: () => opened,
    ended: () => ended,
    faults,
  }
}

export const read = async (seat: Seat) => Number((await seat.read())?.data?.['cursor'])
