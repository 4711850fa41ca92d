import type { ConsumerRunConfig, EachBatchHandler } from 'kafkajs'
import { reasonOf } from '../failure.ts'

/** What handled a batch failed by itself: no broker has to do with it. */
export class OwnFault extends Error {
  override readonly name = 'OwnFault'
}

/** Tells what our own code throws from what the client does: once a consumer crashes at it, both look alike. */
export interface OwnFaults {
  watched: (config: ConsumerRunConfig) => ConsumerRunConfig
  /** Null when it was not ours. */
  of: (crash: unknown) => OwnFault | null
}

/** `who` failed, as people know it. */
export function ownFaults(who: string): OwnFaults {
  const ours = new WeakSet<Error>()
  const watch =
    (eachBatch: EachBatchHandler): EachBatchHandler =>
    async (payload) => {
      try {
        await eachBatch(payload)
      } catch (error) {
        if (error instanceof Error && !isOfClient(error)) for (const each of chain(error)) ours.add(each)
        throw error
      }
    }
  return {
    watched: ({ eachBatch, ...config }) => ({ ...config, ...(eachBatch && { eachBatch: watch(eachBatch) }) }),
    of: (crash) => {
      const found = chain(crash).find((each) => ours.has(each)) // kafkajs wraps it, or only what caused it
      return found ? new OwnFault(`${who}: ${reasonOf(found)}`, { cause: crash }) : null
    },
  }
}

const isOfClient = ({ name }: Error) => name.startsWith('KafkaJS')

const chain = (error: unknown): Error[] => (error instanceof Error ? [error, ...chain(error.cause)] : [])
