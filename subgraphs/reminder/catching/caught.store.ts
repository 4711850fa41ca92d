import { storable, storableHeaders } from '../../../kafka/storable.ts'
import { type Sql, statement } from '../../../platform/database.ts'

/** A mail or push as it left, kept for who develops. `calendar` is the text of its .ics file. */
export type Caught = Readonly<{
  id: string
  channel: 'EMAIL' | 'PUSH'
  recipient: string
  subject: string
  text: string
  html: string | null
  calendar: string | null
  headers: Readonly<Record<string, string>>
  at: Date
}>

export type NewCaught = Omit<Caught, 'id' | 'at'> &
  Readonly<{
    /** Null where nobody knows whose it is. */
    ownerId: string | null
    /** Of what may be kept again, as each attempt of a push: the newest takes the place of the one before. */
    key?: string
  }>

/** Older ones are forgotten. */
export const mostCaught = 200

// The statement does not see its own row, which is the first of those that stay.
const keep = statement(
  `with kept as (
     insert into reminder.caught (owner_id, channel, recipient, subject, text, html, calendar, headers, key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (key) do update set recipient = excluded.recipient, subject = excluded.subject, text = excluded.text,
       headers = excluded.headers, at = excluded.at)
   delete from reminder.caught where id in (
     select id from reminder.caught where $9::text is null or key is distinct from $9
     order by at desc, id desc offset ${mostCaught - 1})`,
)

const newest = statement(
  `select id, channel, recipient, subject, text, html, calendar, headers, at from reminder.caught
   where $1::text is null or owner_id = $1 order by at desc, id desc limit $2`,
)

const text = (given: string | null) => given && storable(given)

export async function keepCaught(worker: Sql, caught: NewCaught): Promise<void> {
  const { ownerId, channel, recipient, subject, html, calendar, headers, key = null } = caught
  const texts = [recipient, subject, caught.text, html, calendar].map(text)
  await worker.query(keep, [ownerId, channel, ...texts, storableHeaders(headers), key])
}

/** Newest first; of everyone where no owner is named. */
export const readCaught = (worker: Sql, ownerId: string | null, first: number): Promise<Caught[]> =>
  worker.query<Caught>(newest, [ownerId, first])
