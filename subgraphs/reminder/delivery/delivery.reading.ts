import DataLoader from 'dataloader'
import { type Database, statement } from '../../../platform/database.ts'
import type { DeliveryStatus } from '../domain/delivery.ts'
import type { Channel } from '../domain/reminder.ts'

/** A delivery as its owner is shown it. */
export type ShownDelivery = Readonly<{
  channel: Channel
  destination: string
  status: DeliveryStatus
  firedFor: Date
  isConfirmed: boolean
  attempts: number
  lastError: string | null
  nextAttemptAt: Date | null
  acceptedAt: Date | null
}>

/** What became of a reminder: its latest deliveries, and how often any of them was tried again. */
export type Deliveries = Readonly<{ latest: readonly ShownDelivery[]; retryCount: number; lastRetryAt: Date | null }>

type Row = ShownDelivery & Readonly<{ reminderId: string }>
type Retries = Readonly<{ reminderId: string; retryCount: number; lastRetryAt: Date | null }>

const most = 100

// Those from before other channels than the app have neither a destination nor an instant of their own.
const findLatest = statement(
  `select said.id as "reminderId", d.*
   from unnest($2::uuid[]) as said(id)
   cross join lateral (
     select channel, coalesce(destination, 'in the app') as destination, status,
       coalesce(fired_at, accepted_at, created_at) as "firedFor", is_confirmed as "isConfirmed", attempts,
       last_error as "lastError", claim_at as "nextAttemptAt", accepted_at as "acceptedAt"
     from reminder.delivery where owner_id = $1 and reminder_id = said.id
     order by coalesce(fired_at, accepted_at, created_at) desc, channel, destination limit ${most}
   ) d`,
)
const countRetries = statement(
  `select reminder_id as "reminderId", sum(attempts - 1)::int as "retryCount", max(last_attempt_at) as "lastRetryAt"
   from reminder.delivery where owner_id = $1 and reminder_id = any($2::uuid[]) and attempts > 1 group by reminder_id`,
)

/** Those of many reminders by two statements; batches and keeps nothing, as a subscription's request is as long as it lives. */
export const deliveriesLoader = (db: Database, ownerId: string) =>
  new DataLoader<string, Deliveries>(
    async (ids) => {
      const asked = [ownerId, [...new Set(ids)]]
      const [latest, retries] = await Promise.all([
        db.asOwner<Row>(ownerId, findLatest, asked),
        db.asOwner<Retries>(ownerId, countRetries, asked),
      ])
      const latestOf = Map.groupBy(latest, ({ reminderId }) => reminderId)
      const retriesOf = new Map(retries.map((one) => [one.reminderId, one]))
      return ids.map((id) => ({ ...none, ...retriesOf.get(id), latest: latestOf.get(id) ?? [] }))
    },
    { cache: false },
  )
export type DeliveriesLoader = ReturnType<typeof deliveriesLoader>

const none = { retryCount: 0, lastRetryAt: null }
