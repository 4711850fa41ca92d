import { type Database, statement } from '../../platform/database.ts'
import type { Nudges } from '../../platform/follow.ts'
import type { Log } from '../../platform/log.ts'
import type { Turn } from './turn.store.ts'
import type { Attempt } from './understanding.ts'

const keep = statement(
  `update conversation.turn set draft = $4, position = $5 where owner_id = $1 and id = $2 and fence = $3 and status = 'OPEN'`,
)
const leave = statement(
  `update conversation.turn set is_left = true where owner_id = $1 and conversation_id = $2 and status = 'OPEN' returning id`,
)

/** What is told of a turn on its way, and what ends its wait for a model. */
export type Progress = Attempt & Readonly<{ say: (text: string) => void; close: () => void }>

export interface ProgressBoard {
  open(turn: Turn): Progress
  /** Those who waited for the open turns of a conversation are gone: no model is asked for them any more, in any process. */
  leave(ownerId: string, conversationId: string): Promise<void>
  /** Turns of this process, perhaps, whose people left at another one. */
  left(ids: readonly string[]): void
}

export function progressBoard({ db, nudges, log }: { db: Database; nudges: Nudges; log: Log }): ProgressBoard {
  const waits = new Map<string, AbortController>()
  const left = (ids: readonly string[]) => {
    for (const id of ids) waits.get(id)?.abort(new Error('The one who waited for this turn has left.'))
  }

  const open = (turn: Turn): Progress => {
    const { id, ownerId, fence } = turn
    const wait = new AbortController()
    waits.set(id, wait)
    const note = noting(async ({ draft, position }) => {
      await db.asOwner(ownerId, keep, [ownerId, id, fence, draft, position])
      nudges.nudge(ownerId)
    }, log)
    return {
      signal: wait.signal,
      waiting: (position) => note((told) => ({ ...told, position: position > 0 ? position : null })),
      say: (text) => note((told) => ({ draft: told.draft + text, position: null })),
      close: () => void waits.delete(id),
    }
  }

  const leaveTurns = async (ownerId: string, conversationId: string) => {
    const turns = await db.asOwner<{ id: string }>(ownerId, leave, [ownerId, conversationId])
    left(turns.map(({ id }) => id))
  }
  return { open, leave: leaveTurns, left }
}

type Told = Readonly<{ draft: string; position: number | null }>

/** Writes the newest only, one write at a time: whoever tells faster than it is written skips what is between. */
function noting(write: (told: Told) => Promise<void>, log: Log) {
  let told: Told = { draft: '', position: null }
  let _writing: Promise<void> | null = null
  let isStale = false

  const run = async () => {
    while (isStale) {
      isStale = false
      // Nobody depends on it: the reply itself is what counts.
      await write(told).catch((err: unknown) => log.debug({ err }, 'the progress of a turn could not be told'))
    }
    _writing = null
  }
  return (change: (told: Told) => Told) => {
    told = change(told)
    isStale = true
    _writing ??= run()
  }
}
