import type { Database } from '../../../platform/database.ts'
import type { EntityReader } from '../../../platform/gateway-client.ts'
import type { Log } from '../../../platform/log.ts'
import type { Content } from '../domain/delivery.ts'
import { judgeDelivery } from '../domain/judge-delivery.ts'
import type { Parcel } from '../domain/parcel.ts'
import { type Preferences, shown, usualPreferences } from '../domain/preferences.ts'
import type { Result } from '../domain/settle.ts'
import type { SeenTask } from '../domain/verdict.ts'
import { findPreferences } from '../preferences.store.ts'
import { seeTasks } from '../task.reading.ts'
import { readContent } from './content.ts'
import type { ClaimedDelivery } from './delivery.claims.ts'
import { type CodeOf, parcelOf } from './parcel.ts'
import { addressesOf } from './reach.store.ts'

export type JudgingParts = Readonly<{
  worker: Database
  reader: EntityReader
  log: Log
  defaultTimeZone: string
  codeOf: CodeOf
}>

/** A claimed delivery, and either what to send or, when there is nothing to try, what came of it. */
export type Judged = Readonly<{ delivery: ClaimedDelivery; isConfirmed: boolean }> &
  (Readonly<{ parcel: Parcel }> | Readonly<{ result: Result }>)

type AtHand = Readonly<{
  /** Undefined when tasks cannot be reached. */
  seen: ReadonlyMap<string, SeenTask | null> | undefined
  addresses: ReadonlyMap<string, string>
  preferences: ReadonlyMap<string, Preferences>
}>

/** What to do with claimed deliveries: for all of them one look at their tasks, and one at what their owners want. */
export async function judgeAll(parts: JudgingParts, claimed: readonly ClaimedDelivery[]): Promise<Judged[]> {
  const read = claimed.map((delivery) => ({ delivery, content: readContent(delivery.content) }))
  const owners = [...new Set(claimed.map(({ ownerId }) => ownerId))]
  const [seen, addresses, preferences] = await Promise.all([
    seenTasks(
      parts,
      read.map(({ content }) => content),
    ),
    addressesOf(parts.worker, owners),
    findPreferences(parts.worker, owners),
  ])
  return read.map(({ delivery, content }) => judge(parts, delivery, content, { seen, addresses, preferences }))
}

function judge(parts: JudgingParts, delivery: ClaimedDelivery, content: Content | null, atHand: AtHand): Judged {
  if (!content)
    return { delivery, isConfirmed: false, result: { is: 'refused', reason: 'What it was to say cannot be read.' } }
  const seen = content.kind === 'REMINDER' ? atHand.seen && (atHand.seen.get(content.taskId) ?? null) : undefined
  const verdict = judgeDelivery({ ...delivery, content }, { seen, address: atHand.addresses.get(delivery.ownerId) })
  if (verdict.is === 'skip') return { delivery, isConfirmed: true, result: { ...verdict, is: 'skipped' } }

  const { isConfirmed } = verdict
  const preferences = shown(atHand.preferences.get(delivery.ownerId) ?? usualPreferences, parts.defaultTimeZone)
  return { delivery, isConfirmed, parcel: parcelOf(delivery, content, { ...parts, isConfirmed, preferences }) }
}

async function seenTasks(
  { reader, log }: JudgingParts,
  contents: readonly (Content | null)[],
): Promise<AtHand['seen']> {
  const ids = new Set(contents.flatMap((content) => (content?.kind === 'REMINDER' ? content.taskId : [])))
  if (ids.size === 0) return new Map()
  try {
    return await seeTasks(reader, [...ids])
  } catch (error) {
    log.warn({ err: error }, 'tasks cannot be reached: deliveries go out on what is known, and say so')
    return undefined
  }
}
