// What came of reminders, as the database has it.
import type { World } from './reminder.fixture.ts'

type Fired = Readonly<{
  owner_id: string
  number: number
  reminder_id: string
  at: Date
  kind: string
  is_late: boolean
  is_silent: boolean
  is_confirmed: boolean
}>

export const within = { timeout: 15_000, interval: 20 }

/** Everyone's, in the order of their feeds. */
export const fired = ({ admin }: World) => admin.query<Fired>('select * from reminder.fired order by owner_id, number')

export const deliveryKeys = async ({ admin }: World) =>
  (await admin.query<{ key: string }>('select key from reminder.delivery order by key')).map(({ key }) => key)

/** As if so many seconds had passed for every reminder. */
export const passes = ({ admin }: World, seconds: number) =>
  admin.query(
    `update reminder.reminder set trigger_at = trigger_at - $1 * interval '1 second', claim_at = claim_at - $1 * interval '1 second',
       created_at = created_at - $1 * interval '1 second', set_at = set_at - $1 * interval '1 second'`,
    [seconds],
  )

/** As if whoever holds a lease had held it for more than its 30 seconds. */
export const leasesEnd = ({ admin }: World) =>
  admin.query(`update reminder.reminder set claim_at = now() where status = 'PENDING' and trigger_at <= now()`)
