import type { Cursors } from '../../platform/cursor.ts'
import { type Database, statement } from '../../platform/database.ts'
import type { FeedTables } from '../../platform/feed.retention.ts'
import { checkKept } from '../../platform/feed.ts'
import { follow, type Nudges } from '../../platform/follow.ts'
import type { FiredKind } from './reminder.announce.ts'

/** A row of the owner's feed of fired reminders; `number` has no gap and no repeat per owner. */
export type FiredRow = Readonly<{
  number: number
  id: string
  reminderId: string
  at: Date
  kind: FiredKind
  isSilent: boolean
  isLate: boolean
  isConfirmed: boolean
}>

export const firedFeed: FeedTables = {
  table: 'reminder.fired',
  heads: 'reminder.fired_head',
  forgets: 'fired reminders',
}

const list = 'fired'
const pageSize = 200
const expired =
  'What fired after this cursor is no longer kept. Read `reminderHead` and then `reminders` again, and go on from that head.'

const findHead = statement(`select last from reminder.fired_head where owner_id = $1`)
// Rows and head are of one moment: only so does a missing row tell that it was forgotten, and is not just being written.
const findAfter = statement(
  `select head.last as head, page.* from reminder.fired_head head
   left join lateral (
     select number, id, reminder_id as "reminderId", at, kind, is_silent as "isSilent", is_late as "isLate", is_confirmed as "isConfirmed"
     from reminder.fired where owner_id = head.owner_id and number > $2 order by number limit ${pageSize}
   ) page on true
   where head.owner_id = $1 order by page.number`,
)

/** A row, or the one that comes when there is none. */
type Found = Readonly<{ head: number }> & (FiredRow | { [Column in keyof FiredRow]: null })
const rowsOf = (found: readonly Found[]): FiredRow[] =>
  found.filter((row): row is Found & FiredRow => row.number !== null)

/** The in-app channel: where an owner's feed ends, and following it live. */
export function reminderFeed({ db, cursors, nudges }: { db: Database; cursors: Cursors; nudges: Nudges }) {
  const cursorOf = (ownerId: string, number: number) => cursors.seal(list, ownerId, [number])

  const lastNumber = async (ownerId: string) =>
    (await db.asOwner<{ last: number }>(ownerId, findHead, [ownerId]))[0]?.last ?? 0

  const head = async (ownerId: string) => cursorOf(ownerId, await lastNumber(ownerId))

  /** From the cursor on, or from now on without one; ends when the iterator is returned. */
  const live = async (
    ownerId: string,
    after: string | null | undefined,
  ): Promise<AsyncIterableIterator<{ reminderFired: FiredRow }>> => {
    const from = after == null ? await lastNumber(ownerId) : Number(cursors.open(list, ownerId, after)[0])
    return follow({
      from,
      listen: (wake) => nudges.listen(ownerId, wake),
      read: async (number) => {
        const found = await db.asOwner<Found>(ownerId, findAfter, [ownerId, number])
        const rows = rowsOf(found)
        checkKept({ after: number, next: rows[0]?.number ?? null, head: found[0]?.head ?? 0 }, expired)
        const position = rows.at(-1)?.number ?? number
        return { rows: rows.map((row) => ({ reminderFired: row })), position, isWhole: rows.length < pageSize }
      },
    })
  }

  return { cursorOf, head, live }
}
export type ReminderFeed = ReturnType<typeof reminderFeed>
