import { setTimeout as sleep } from 'node:timers/promises'
import { isOutage, isPassing } from '../../../kafka/failure.ts'
import type { Log } from '../../../platform/log.ts'

const atOnce = 200
const afterOutageMs = 1_000

/** Stores what comes one by one in batches: whatever came while the one before was being stored. */
export function outcomeQueue<One>({ store, log }: { store: (batch: readonly One[]) => Promise<void>; log: Log }) {
  let waiting: One[] = []
  let storing: One[] = []
  let running: Promise<void> | undefined
  const stopping = new AbortController()

  const waitOut = async (error: unknown, batch: readonly One[]) => {
    if (stopping.signal.aborted) {
      waiting = [] // their claims end by themselves
      return
    }
    log.warn({ err: error }, 'what came of deliveries waits to be recorded')
    waiting = [...batch, ...waiting]
    await sleep(afterOutageMs, undefined, { signal: stopping.signal }).catch(() => {}) // stopping: one last try
  }

  const run = async () => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, atOnce)
      storing = batch
      waiting = waiting.slice(atOnce)
      await storeApart(batch, store, log).catch((error: unknown) => waitOut(error, batch))
    }
    storing = []
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

/** One that cannot be stored must not take the others with it: its claim ends by itself, and it is tried again. */
async function storeApart<One>(
  batch: readonly One[],
  store: (batch: readonly One[]) => Promise<void>,
  log: Log,
): Promise<void> {
  try {
    await store(batch)
  } catch (error) {
    if (isForLater(error, batch.length)) throw error
    if (batch.length === 1) return log.error({ err: error }, 'what came of a delivery could not be recorded')
    for (const one of batch) await storeApart([one], store, log)
  }
}

// That the other side has taken something must not be lost over a lock: it would be sent once more.
const isForLater = (error: unknown, count: number) => isOutage(error) || (count === 1 && isPassing(error))
