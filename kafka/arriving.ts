import type { Sql } from '../platform/database.ts'
import type { Raw } from './bus.ts'
import { lockedShared } from './group-lock.ts'
import { unseen } from './inbox.ts'
import { keysThatWait } from './kept-aside.ts'
import type { Intake, Item, Subscription } from './take-effect.ts'

/** What a transport hands over, perhaps not for the first time: the inbox says what is new. */
export const arriving = <R extends Raw>({ consumer: { group }, inbox: { schema } }: Subscription): Intake<R> => ({
  claim: async (tx, items) => {
    // Sent as one, answered in this order: whatever waits was written before the lock was had.
    const [, fresh, waiting] = await Promise.all([
      lockedShared(tx, group),
      claimIds(tx, schema, group, items),
      keysThatWait(
        tx,
        schema,
        group,
        items.map(({ raw }) => raw.key),
      ),
    ])
    return { mine: fresh, waiting }
  },
  holds: () => true,
})

/** Those whose id is new to the group; of several with one id, the first. */
export async function claimIds<R extends Raw>(
  tx: Sql,
  schema: string,
  group: string,
  items: readonly Item<R>[],
): Promise<Item<R>[]> {
  if (items.length === 0) return []
  const fresh = await unseen(
    tx,
    schema,
    group,
    items.map(({ id }) => id),
  )
  return items.filter(({ id }) => fresh.delete(id))
}
