import type { Ears } from '../ears.ts'
import type { Heard, Queued } from './queue.ts'

/** The listeners of this process before one outbox: they hear each of its rows once, as long as it stands there. */
export interface Audience {
  hearing: () => Heard
  hear: (rows: readonly Queued[]) => void
  /** These rows are gone. */
  forget: (positions: readonly number[]) => void
}

export function audience(ears: Ears): Audience {
  const heard = new Set<number>()
  return {
    hearing: () => ({ topics: ears.topics(), already: [...heard] }),
    hear: (rows) => {
      for (const row of rows) {
        heard.add(row.position)
        ears.hear(row)
      }
    },
    forget: (positions) => {
      for (const position of positions) heard.delete(position)
    },
  }
}
