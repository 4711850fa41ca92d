import { type Database, type Sql, statement } from '../../platform/database.ts'
import { type Preferences, usualPreferences } from './domain/preferences.ts'

const columns = `time_zone as "timeZone", locale, channels, default_lead as "defaultLead", version`

const findOne = statement(`select ${columns} from reminder.preference where owner_id = $1`)
const findMany = statement(
  `select owner_id as "ownerId", ${columns} from reminder.preference where owner_id = any($1::text[])`,
)
const makeSure = statement(
  `insert into reminder.preference (owner_id, default_lead, version) values ($1, $2, 0) on conflict (owner_id) do nothing`,
)
const lock = statement(`select ${columns} from reminder.preference where owner_id = $1 for update`)
const save = statement(
  `update reminder.preference set time_zone = $2, locale = $3, channels = $4, default_lead = $5, version = $6
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
  const { timeZone, locale, channels, defaultLead, version } = preferences
  await tx.query(save, [ownerId, timeZone, locale, channels, defaultLead, version])
}
