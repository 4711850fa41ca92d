// A carrier that does what the test says, and what became of deliveries as the database has it.
import type { DeliveryStatus } from '../domain/delivery.ts'
import type { Carrier, Outcome, Parcel } from '../domain/parcel.ts'
import type { World } from '../reminder.fixture.ts'

export type TestCarrier = Carrier & Readonly<{ parcels: Parcel[]; most: () => number; isClosed: () => boolean }>

/** `does` says what comes of each parcel, and of which of all its attempts: 1 for the first. */
export function testCarrier(
  does: (parcel: Parcel, attempt: number) => Outcome | Promise<Outcome> = accept,
): TestCarrier {
  const parcels: Parcel[] = []
  let [inside, most, isClosed] = [0, 0, false]
  return {
    parcels,
    most: () => most,
    isClosed: () => isClosed,
    send: async (parcel) => {
      parcels.push(parcel)
      most = Math.max(most, ++inside)
      try {
        return await does(parcel, parcels.filter(({ key }) => key === parcel.key).length)
      } finally {
        inside--
      }
    },
    close: async () => {
      isClosed = true
    },
  }
}

export const accept = (): Outcome => ({ is: 'accepted' })

/** Somebody's verified address. */
export const mailbox = ({ admin }: World, ownerId = 'ada', email = `${ownerId}@example.org`) =>
  admin.query(
    `insert into reminder.preference (owner_id, email, email_verified_at, version, default_lead)
     values ($1, $2, now(), 1, 'PT0S') on conflict (owner_id) do update set email = $2, email_verified_at = now()`,
    [ownerId, email],
  )

export type DeliveryRow = Readonly<{
  id: string
  owner_id: string
  reminder_id: string
  key: string
  channel: string
  destination: string
  status: DeliveryStatus
  attempts: number
  last_error: string | null
  is_confirmed: boolean
  claim_at: Date | null
  fence: number
  last_attempt_at: Date | null
  give_up_at: Date
  accepted_at: Date | null
}>

/** Everyone's, without those in the app unless asked for. */
export const deliveriesOf = ({ admin }: World, channel: string | null = null) =>
  admin.query<DeliveryRow>(
    `select * from reminder.delivery where channel = $1 or ($1 is null and channel <> 'IN_APP') order by created_at, key`,
    [channel],
  )

/** As if the time of each next attempt had come, and every lease had ended. */
export const attemptsAreDue = ({ admin }: World) =>
  admin.query('update reminder.delivery set claim_at = now() where claim_at is not null')
