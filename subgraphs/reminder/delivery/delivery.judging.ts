import type { Database } from '../../../platform/database.ts'
import type { EntityReader } from '../../../platform/gateway-client.ts'
import type { Log } from '../../../platform/log.ts'
import type { Content } from '../domain/delivery.ts'
import { judgeDelivery } from '../domain/judge-delivery.ts'
import type { Parcel } from '../domain/parcel.ts'
import { type Preferences, shown, usualPreferences } from '../domain/preferences.ts'
import type { Result } from '../domain/settle.ts'
import type { SeenTask } from '../domain/verdict.ts'
import { type LastKnown, lastKnown } from '../known-task.store.ts'
import { findPreferences } from '../preferences.store.ts'
import { seeTasks } from '../task.reading.ts'
import { readContent } from './content.ts'
import { type ClaimedDelivery, stillHeld } from './delivery.claims.ts'
import { type CodeOf, parcelOf } from './parcel.ts'

export type JudgingParts = Readonly<{
  worker: Database
  reader: EntityReader
  log: Log
  defaultTimeZone: string
  codeOf: CodeOf
}>

/**
 * A claimed delivery, and either what to send or, when there is nothing to try, what came of it. It was still ours at `heldAt`
 * by `performance.now()`.
 */
export type Judged = Verdict & Readonly<{ heldAt: number }>

type Verdict = Readonly<{ delivery: ClaimedDelivery; isConfirmed: boolean }> &
  (Readonly<{ parcel: Parcel }> | Readonly<{ result: Result }>)

type Looked = Readonly<{
  /** Undefined when tasks cannot be reached. */
  seen: ReadonlyMap<string, SeenTask | null> | undefined
  known: ReadonlyMap<string, LastKnown>
  preferences: ReadonlyMap<string, Preferences>
}>

/**
 * What to do with claimed deliveries, in their order: for all of them one look at their tasks, and one at what their owners
 * want. Undefined for what was called off by the end of that, as its owner was told that it does not come, and for what is
 * not ours for long enough any more.
 */
export async function judgeAll(
  parts: JudgingParts,
  claimed: readonly ClaimedDelivery[],
): Promise<(Judged | undefined)[]> {
  const read = claimed.map((delivery) => ({ delivery, content: readContent(delivery.content) }))
  const taskIds = new Set(read.flatMap(({ content }) => (content?.kind === 'REMINDER' ? content.taskId : [])))
  const seen = await seenTasks(parts, [...taskIds])
  const [known, preferences] = await Promise.all([
    lastKnown(parts.worker, [...taskIds]),
    findPreferences(parts.worker, [...new Set(claimed.map(({ ownerId }) => ownerId))]),
  ])
  const heldAt = performance.now()
  const held = await stillHeld(parts.worker, claimed) // last, as the others may have taken long
  return read.map(({ delivery, content }) =>
    held.has(delivery.id)
      ? { ...judgeApart(parts, delivery, content, { seen, known, preferences }), heldAt }
      : undefined,
  )
}

/** One that cannot be judged must not take the others with it. */
function judgeApart(parts: JudgingParts, delivery: ClaimedDelivery, content: Content | null, looked: Looked): Verdict {
  try {
    return judge(parts, delivery, content, looked)
  } catch (error) {
    parts.log.error({ err: error, delivery: delivery.id }, 'a delivery could not be judged, which is a fault of ours')
    const result = { is: 'postponed', reason: 'It failed on our side.' } as const
    return { delivery, isConfirmed: false, result }
  }
}

function judge(parts: JudgingParts, delivery: ClaimedDelivery, content: Content | null, looked: Looked): Verdict {
  if (!content)
    return { delivery, isConfirmed: false, result: { is: 'refused', reason: 'What it was to say cannot be read.' } }
  const preferences = shown(looked.preferences.get(delivery.ownerId) ?? usualPreferences, parts.defaultTimeZone)
  const verdict = judgeDelivery(delivery, content, { ...taskOf(content, looked), preferences })
  if (verdict.is !== 'send') return { delivery, isConfirmed: looked.seen !== undefined, result: verdict }

  const { isConfirmed } = verdict
  return { delivery, isConfirmed, parcel: parcelOf(delivery, content, { ...parts, isConfirmed, preferences }) }
}

const taskOf = (content: Content, { seen, known }: Looked) =>
  content.kind === 'REMINDER'
    ? { seen: seen && (seen.get(content.taskId) ?? null), known: known.get(content.taskId) ?? null }
    : { seen: undefined, known: null }

async function seenTasks({ reader, log }: JudgingParts, ids: readonly string[]): Promise<Looked['seen']> {
  if (ids.length === 0) return new Map()
  try {
    return await seeTasks(reader, ids)
  } catch (error) {
    log.warn({ err: error }, 'tasks cannot be reached: deliveries go out on what is known, and say so')
    return undefined
  }
}
