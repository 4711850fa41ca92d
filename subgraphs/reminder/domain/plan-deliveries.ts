import { type Device, type NewDelivery, type OutwardChannel, outwardChannels, type Reach } from './delivery.ts'
import type { Message } from './parcel.ts'
import type { Channel } from './reminder.ts'

/** A reminder at the moment of firing, and what it says. */
export type Firing = Readonly<{
  ownerId: string
  lead: string | null
  channels: readonly Channel[]
  correlationId: string
  causationId: string
  message: Extract<Message, { kind: 'REMINDER' }>
}>

/**
 * One delivery for each channel and device. A channel that reaches nobody says why; when none of the others has anybody to
 * reach, it comes in the app, so that nothing is forgotten.
 */
export function planDeliveries(firing: Firing, reach: Reach): NewDelivery[] {
  const outward = outwardChannels
    .filter((channel) => firing.channels.includes(channel))
    .flatMap((channel) => byChannel(firing, channel, reach[channel]))
  const isInApp = firing.channels.includes('IN_APP') || !outward.some(({ status }) => status === 'PENDING')
  return isInApp ? [inApp(firing), ...outward] : outward
}

function byChannel(
  firing: Firing,
  channel: OutwardChannel,
  { devices, otherwise }: Reach[OutwardChannel],
): NewDelivery[] {
  if (devices.length === 0) return [{ ...delivery(firing, channel, nobody), status: 'SKIPPED', lastError: otherwise }]
  return devices.map((device) => ({
    ...delivery(firing, channel, device),
    content: { ...firing.message, lead: firing.lead },
  }))
}

const nobody: Device = { device: 'none', destination: 'nobody', host: null }
const feed: Device = { device: 'feed', destination: 'in the app', host: null }

const inApp = (firing: Firing): NewDelivery => ({ ...delivery(firing, 'IN_APP', feed), status: 'ACCEPTED' })

function delivery(firing: Firing, channel: Channel, { device, destination, host }: Device): NewDelivery {
  const { ownerId, correlationId, causationId, message } = firing
  return {
    ...{ ownerId, channel, device, destination, host, correlationId, causationId },
    reminderId: message.reminderId,
    key: deliveryKey(message.reminderId, message.at, channel, device),
    status: 'PENDING',
    isConfirmed: message.isConfirmed,
    lastError: null,
    firedFor: message.at,
    content: null,
    giveUpAt: null,
  }
}

/** The same on every attempt, and of no other delivery. */
export const deliveryKey = (reminderId: string, firedFor: Date, channel: Channel, device: string) =>
  `${reminderId}:${firedFor.toISOString()}:${channel}:${device.toLowerCase()}`
