import { setTimeout as sleep } from 'node:timers/promises'
import { isOutage, isPassing } from '../../../kafka/failure.ts'
import type { Log } from '../../../platform/log.ts'

const atOnce = 200
const beforeAgainMs = 1_000

type Store<One> = (batch: readonly One[]) => Promise<void>

/** Stores what comes one by one in batches: whatever came while the one before was being stored. */
export function outcomeQueue<One>({ store, log }: { store: Store<One>; log: Log }) {
  let waiting: One[] = []
  let storing: One[] = []
  let running: Promise<void> | undefined
  const stopping = new AbortController()

  /** Last in the queue, so that it holds up nothing else. */
  const putBack = async ({ left, isOut }: Left<One>) => {
    if (stopping.signal.aborted) {
      if (isOut) waiting = [] // nor could these be stored; their claims end by themselves
      return
    }
    waiting.push(...left)
    await sleep(beforeAgainMs, undefined, { signal: stopping.signal }).catch(() => {}) // stopping: one last try
  }

  const run = async () => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, atOnce)
      storing = batch
      waiting = waiting.slice(atOnce)
      const rest = await storeApart(batch, store, log)
      storing = []
      if (rest.left.length > 0) await putBack(rest)
    }
    running = undefined // at once, so that what is added from here on is not left to a run that has ended
  }

  return {
    add: (one: One) => {
      waiting.push(one)
      running ??= run()
    },
    size: () => waiting.length,
    /** What is not stored yet. */
    all: (): One[] => [...storing, ...waiting],
    /** Resolves when all is stored, or cannot be for now. */
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

/** What cannot be stored for now, and whether nothing else can be either. */
type Left<One> = Readonly<{ left: readonly One[]; isOut: boolean }>

/** One that is locked holds up none of the others. */
async function storeApart<One>(batch: readonly One[], store: Store<One>, log: Log): Promise<Left<One>> {
  const said = await tried(batch, store, log)
  if (said !== 'apart') return { left: said === 'over' ? [] : batch, isOut: said === 'outage' }
  const left: One[] = []
  for (const [index, one] of batch.entries()) {
    const ending = await tried([one], store, log)
    if (ending === 'outage') return { left: [...left, ...batch.slice(index)], isOut: true }
    if (ending === 'later') left.push(one)
  }
  return { left, isOut: false }
}

async function tried<One>(batch: readonly One[], store: Store<One>, log: Log) {
  try {
    await store(batch)
    return 'over'
  } catch (error) {
    const ending = endingOf(error, batch.length)
    if (ending === 'over') log.error({ err: error }, 'what came of a delivery could not be recorded')
    else log.warn({ err: error }, 'what came of deliveries waits to be recorded')
    return ending
  }
}

// That the other side has taken something must not be lost over a lock: it would be sent once more. What can never be stored
// is over: its claim ends by itself, and it is tried again.
function endingOf(error: unknown, count: number): 'outage' | 'apart' | 'later' | 'over' {
  if (isOutage(error)) return 'outage'
  if (count > 1) return 'apart'
  return isPassing(error) ? 'later' : 'over'
}
