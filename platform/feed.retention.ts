import { type Database, type Statement, statement } from './database.ts'
import type { RetentionJob } from './retention.ts'

/** An owner's numbered rows: `table (owner_id, number, at)`, and how far each owner's numbers have come: `heads (owner_id)`. */
export type FeedTables = Readonly<{ table: string; heads: string; forgets: string }>

const batch = 500

type Owner = Readonly<{ ownerId: string; isOld: boolean | null }>

/** Forgets the rows of each owner's feed that are older than so many days. */
export function feedRetention(worker: Database, tables: FeedTables, days: number): RetentionJob {
  const { findOwners, forget } = statements(tables)

  async function* forgetOf(ownerId: string): AsyncGenerator<void, void, void> {
    while ((await worker.query(forget, [ownerId, days])).length === batch) yield
  }
  return {
    forgets: tables.forgets,
    batches: async function* () {
      let owners: Owner[] = []
      do {
        owners = await worker.query<Owner>(findOwners, [owners.at(-1)?.ownerId ?? '', days])
        for (const { ownerId } of owners.filter(({ isOld }) => isOld)) yield* forgetOf(ownerId)
        yield
      } while (owners.length > 0)
    },
  }
}

const statements = ({ table, heads }: FeedTables): { findOwners: Statement; forget: Statement } => ({
  // The oldest row of an owner is the first of the primary key: one look each, and no further index on what is written most.
  findOwners: statement(
    `select owner_id as "ownerId", (
       select at < now() - $2::integer * interval '1 day' from ${table}
       where owner_id = feed.owner_id order by number limit 1
     ) as "isOld"
     from ${heads} feed where owner_id > $1 order by owner_id limit 1000`,
  ),
  // Always from the first on, up to one that is too young, even if clocks disagree and older ones come after it: what is kept
  // has no hole. Nothing is skipped for being locked, as that could make one; a second copy of us waits, in the same order.
  forget: statement(
    `with oldest as (
       select number, at from ${table} where owner_id = $1 order by number limit ${batch} for update
     ),
     so_far as (
       select number, bool_and(at < now() - $2::integer * interval '1 day') over (order by number) as are_old from oldest
     )
     delete from ${table} where owner_id = $1 and number <= (select max(number) from so_far where are_old)
     returning 1`,
  ),
})
