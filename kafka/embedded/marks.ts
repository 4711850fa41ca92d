import type { Mailbox } from '../bus.ts'
import { type Mark, type Queued, tidy } from './queue.ts'

/** The marks that are on their way to an outbox; those that come while a statement runs go together with the next one. */
export interface Marks {
  /** This reader is done with these; resolves when the table says so. */
  add: (reader: string, rows: readonly Queued[]) => Promise<void>
  /** Nobody needs these any more. */
  drop: (rows: readonly Queued[]) => Promise<void>
  /** How many rows are marked, for others still to come. */
  kept: () => number
  /** These rows are gone by other means. */
  forget: (positions: readonly number[]) => void
}

/** `readersOf` names the readers of a topic; `onGone` hears which rows were deleted. */
export function marks(
  outbox: Mailbox,
  readersOf: (topic: string) => readonly string[],
  onGone: (positions: readonly number[]) => void,
): Marks {
  // Which readers are done with a row that others still need. Kept only to see a row finished; a restart leaves that to the sweep.
  const doneWith = new Map<number, Set<string>>()
  let marked: Mark[] = []
  let finished: number[] = []
  let running = Promise.resolve()

  const flush = () => {
    running = running
      .catch(() => {}) // its own callers were told
      .then(async () => {
        if (marked.length + finished.length === 0) return
        const [gone, kept] = [finished, marked.filter(({ position }) => doneWith.has(position))]
        finished = []
        marked = []
        await tidy(outbox, kept, gone)
        onGone(gone)
      })
    return running
  }

  const settle = (reader: string, { position, topic }: Queued) => {
    const readers = doneWith.get(position) ?? new Set()
    doneWith.set(position, readers.add(reader))
    if (readersOf(topic).every((name) => readers.has(name))) {
      doneWith.delete(position)
      finished.push(position)
    } else marked.push({ position, reader })
  }

  return {
    add: (reader, rows) => {
      for (const row of rows) settle(reader, row)
      return flush()
    },
    drop: (rows) => {
      finished.push(...rows.map(({ position }) => position))
      return flush()
    },
    kept: () => doneWith.size,
    forget: (positions) => {
      for (const position of positions) doneWith.delete(position)
    },
  }
}
