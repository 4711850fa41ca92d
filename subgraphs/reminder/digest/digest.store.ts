import { type Sql, statement } from '../../../platform/database.ts'
import { databaseNow } from '../../../platform/database-now.ts'
import { type DigestRule, nextDigestAt } from '../domain/digest-time.ts'
import type { PreferencesAsShown } from '../domain/preferences.ts'

const forget = statement('delete from reminder.digest where owner_id = $1')
// What stays as it was is not touched, and what is due at this moment stays so: its claim decides by the new rule.
const keep = statement(
  `insert into reminder.digest as kept (owner_id, rule, next_at, claim_at) values ($1, $2, $3, $3)
   on conflict (owner_id) do update set rule = excluded.rule, fence = kept.fence + 1,
     next_at = case when kept.next_at <= now() then kept.next_at else excluded.next_at end,
     claim_at = case when kept.next_at <= now() then kept.next_at else excluded.claim_at end
   where kept.rule <> excluded.rule`,
)

/** Has somebody's digest come as they want it from now on: for the transaction that stores their preferences. */
export async function scheduleDigest(tx: Sql, ownerId: string, wanted: PreferencesAsShown): Promise<void> {
  const { morningDigestAt, timeZone, quietHours } = wanted
  if (morningDigestAt === null) return void (await tx.query(forget, [ownerId]))

  const rule: DigestRule = { at: morningDigestAt, timeZone, quietHours }
  await tx.query(keep, [ownerId, JSON.stringify(rule), nextDigestAt(await databaseNow(tx), rule)])
}
