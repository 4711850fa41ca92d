import { type Database, type Sql, statement } from '../../platform/database.ts'
import { type Preferences, usualPreferences } from './domain/preferences.ts'

/** Of a row `p`. */
const columns = `p.email, p.email_verified_at as "emailVerifiedAt", p.time_zone as "timeZone", p.locale, p.channels,
  p.default_lead as "defaultLead", p.nag_every as "nagEvery", p.morning_digest_at as "morningDigestAt", p.version,
  case when p.quiet_from is not null then json_build_object('from', p.quiet_from, 'until', p.quiet_until) end as "quietHours"`

const findOne = statement(`select ${columns} from reminder.preference p where owner_id = $1`)
const findMany = statement(
  `select owner_id as "ownerId", ${columns} from reminder.preference p where owner_id = any($1::text[])`,
)
const makeSure = statement(
  `insert into reminder.preference (owner_id, default_lead, version) values ($1, $2, 0) on conflict (owner_id) do nothing`,
)
const lock = statement(`select ${columns} from reminder.preference p where owner_id = $1 for update`)
const save = statement(
  `update reminder.preference set email = $2, email_verified_at = $3, time_zone = $4, locale = $5, channels = $6,
     default_lead = $7, quiet_from = $8, quiet_until = $9, nag_every = $10, morning_digest_at = $11, version = $12
   where owner_id = $1`,
)

export async function readPreferences(db: Database, ownerId: string): Promise<Preferences> {
  const [row] = await db.asOwner<Preferences>(ownerId, findOne, [ownerId])
  return row ?? usualPreferences
}

/** For workers: those of many owners, by owner; who has said nothing is left out. */
export async function findPreferences(tx: Sql, ownerIds: readonly string[]): Promise<Map<string, Preferences>> {
  const rows = await tx.query<Preferences & { ownerId: string }>(findMany, [ownerIds])
  return new Map(rows.map(({ ownerId, ...preferences }) => [ownerId, preferences]))
}

/** Locked until the transaction ends, so that one's changes take turns, the first one too. */
export async function lockPreferences(tx: Sql, ownerId: string): Promise<Preferences> {
  await tx.query(makeSure, [ownerId, usualPreferences.defaultLead])
  const [row] = await tx.query<Preferences>(lock, [ownerId])
  return row ?? usualPreferences
}

export async function savePreferences(tx: Sql, ownerId: string, preferences: Preferences): Promise<void> {
  const { email, emailVerifiedAt, timeZone, locale, channels, defaultLead, version } = preferences
  const { quietHours, nagEvery, morningDigestAt } = preferences
  const said = [email, emailVerifiedAt, timeZone, locale, channels, defaultLead]
  const quiet = [quietHours?.from ?? null, quietHours?.until ?? null]
  await tx.query(save, [ownerId, ...said, ...quiet, nagEvery, morningDigestAt, version])
}
