import type { Message } from './parcel.ts'
import type { Channel } from './reminder.ts'

export type DeliveryStatus = 'PENDING' | 'RETRYING' | 'ACCEPTED' | 'FAILED' | 'SKIPPED'

/** The channels that leave the house: by them a delivery is tried, and may fail. */
export type OutwardChannel = Exclude<Channel, 'IN_APP'>
export const outwardChannels = ['EMAIL', 'PUSH'] as const satisfies readonly OutwardChannel[]

/** Where a person can be reached; `host` is the push service, which must not have us all to itself. */
export type Device = Readonly<{ device: string; destination: string; host: string | null }>

/** Each channel's devices, or why there is none. */
export type Reach = Readonly<Record<OutwardChannel, Readonly<{ devices: readonly Device[]; otherwise: string }>>>

/**
 * What a message is made of again at each attempt. With a lead it is of no use once the due has moved. A code is not kept but
 * derived, so its digits are not among it.
 */
export type Content =
  | (Extract<Message, { kind: 'REMINDER' }> & Readonly<{ lead: string | null }>)
  | Extract<Message, { kind: 'DIGEST' }>
  | Readonly<{ kind: 'CODE'; id: string; expiresAt: Date }>

/** One firing to one device by one channel, before it is stored. */
export type NewDelivery = Readonly<{
  ownerId: string
  reminderId: string | null
  key: string
  channel: Channel
  device: string
  destination: string
  host: string | null
  status: 'PENDING' | 'ACCEPTED' | 'SKIPPED'
  isConfirmed: boolean
  lastError: string | null
  /** The instant that it is for. */
  firedFor: Date
  /** Null where there is nothing to send. */
  content: Content | null
  /** Nothing is tried after it; null for 24 hours from now. */
  giveUpAt: Date | null
  correlationId: string
  causationId: string | null
}>
