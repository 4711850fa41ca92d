import type { Consumer } from 'kafkajs'
import type { Partition } from './partition.ts'

type Cursor = Pick<Consumer, 'seek' | 'commitOffsets'>
type Place = Readonly<{ topic: string; partition: number }>

/** A batch of one partition in hand. */
export type Reading = Readonly<{
  part: Partition
  /** Not given out anew since: else the place may be another's, and what this reader knew of it is forgotten. */
  isCurrent: () => boolean
  commit: () => Promise<void>
  /** Reads again what had to wait, if it is time. */
  goBack: () => boolean
  /** Reads nothing more of it until then. */
  rest: (resume: () => void) => void
  leave: (isRunning: boolean) => void
}>

/** The partitions that are this consumer's for now, and what it knows of each. */
export interface Assigned {
  enter: (consumer: Cursor, place: Place) => Reading
  /** They were given out anew. */
  forget: () => void
}

type Entry = { readonly part: Partition; isBusy: boolean; timer: NodeJS.Timeout | undefined; resume: () => void }

const nothing = () => {}

export function assigned(open: () => Partition): Assigned {
  const entries = new Map<string, Entry>()

  const nameOf = ({ topic, partition }: Place) => `${topic}/${partition}`

  const entryOf = (place: Place): Entry => {
    const name = nameOf(place)
    const entry = entries.get(name) ?? { part: open(), isBusy: false, timer: undefined, resume: nothing }
    entries.set(name, entry)
    return entry
  }

  const isCurrent = (place: Place, entry: Entry) => entries.get(nameOf(place)) === entry

  const goBack = (consumer: Cursor, { topic, partition }: Place, entry: Entry): boolean => {
    const from = entry.part.goBack()
    if (from === null) return false
    consumer.seek({ topic, partition, offset: String(from) })
    entry.resume()
    entry.resume = nothing
    return true
  }

  /** What waits is read again when its time has come, though nothing new should. */
  const goBackLater = (consumer: Cursor, place: Place, entry: Entry) => {
    const inMs = entry.part.backIn()
    clearTimeout(entry.timer)
    if (inMs === undefined || !isCurrent(place, entry)) return
    const back = () => {
      // A batch in hand looks by itself when it ends. A timer may come a moment early.
      if (!entry.isBusy && !goBack(consumer, place, entry)) goBackLater(consumer, place, entry)
    }
    entry.timer = setTimeout(back, inMs)
  }

  return {
    enter: (consumer, { topic, partition }) => {
      const place = { topic, partition }
      const entry = entryOf(place)
      entry.isBusy = true
      return {
        part: entry.part,
        isCurrent: () => isCurrent(place, entry),
        commit: async () => {
          const next = isCurrent(place, entry) ? entry.part.toCommit() : null
          if (next !== null) await consumer.commitOffsets([{ ...place, offset: String(next) }])
        },
        goBack: () => goBack(consumer, place, entry),
        rest: (resume) => {
          entry.resume = resume
        },
        leave: (isRunning) => {
          entry.isBusy = false
          if (isRunning) goBackLater(consumer, place, entry)
        },
      }
    },
    forget: () => {
      for (const { timer, resume } of entries.values()) {
        clearTimeout(timer)
        resume() // kafkajs lets a partition rest beyond the group's next generation
      }
      entries.clear()
    },
  }
}
