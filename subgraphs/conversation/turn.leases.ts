import type { Database } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { renewLeases, type Turn } from './turn.store.ts'

/** The turns that this process is at; while it lives, nobody else takes them. */
export interface Leases {
  hold(turn: Turn): void
  release(turn: Turn): void
  stop(): void
}

const everyMs = 1_000

/** `left` hears of those whose people have gone. */
export function openLeases(worker: Database, log: Log, left: (ids: readonly string[]) => void): Leases {
  const held = new Set<Turn>()
  const renew = () => {
    if (held.size === 0) return
    const turns = [...held]
    renewLeases(
      worker,
      turns.map(({ id }) => id),
      turns.map(({ fence }) => fence),
    )
      .then(left)
      .catch((err: unknown) => log.warn({ err }, 'turns could not be held on to; another process may close them'))
  }
  const timer = setInterval(renew, everyMs).unref()
  return {
    hold: (turn) => void held.add(turn),
    release: (turn) => void held.delete(turn),
    stop: () => clearInterval(timer),
  }
}
