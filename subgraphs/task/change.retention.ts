import { type Database, statement } from '../../platform/database.ts'
import type { RetentionJob } from '../../platform/retention.ts'

const batch = 500

// The oldest change of an owner is the first of the primary key: one look each, and no further index on what every
// mutation writes.
const findOwners = statement(
  `select owner_id as "ownerId", (
     select at < now() - $2::integer * interval '1 day' from task.change
     where owner_id = feed.owner_id order by number limit 1
   ) as "isOld"
   from task.feed where owner_id > $1 order by owner_id limit 1000`,
)

// Always from the first on, up to one that is too young, even if clocks disagree and older ones come after it: what is kept
// has no hole. Nothing is skipped for being locked, as that could make one; a second copy of us waits, in the same order.
const forget = statement(
  `with oldest as (
     select number, at from task.change where owner_id = $1 order by number limit ${batch} for update
   ),
   so_far as (
     select number, bool_and(at < now() - $2::integer * interval '1 day') over (order by number) as are_old from oldest
   )
   delete from task.change where owner_id = $1 and number <= (select max(number) from so_far where are_old)
   returning 1`,
)

type Owner = Readonly<{ ownerId: string; isOld: boolean | null }>

/** Forgets the changes of each owner's feed that are older than so many days. */
export const changeRetention = (worker: Database, days: number): RetentionJob => ({
  forgets: 'changes',
  batches: async function* () {
    let owners: Owner[] = []
    do {
      owners = await worker.query<Owner>(findOwners, [owners.at(-1)?.ownerId ?? '', days])
      for (const { ownerId } of owners.filter(({ isOld }) => isOld)) yield* forgetOf(worker, ownerId, days)
      yield
    } while (owners.length > 0)
  },
})

async function* forgetOf(worker: Database, ownerId: string, days: number): AsyncGenerator<void, void, void> {
  while ((await worker.query(forget, [ownerId, days])).length === batch) yield
}
