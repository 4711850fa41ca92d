import type { NewDelivery, OutwardChannel, Reach } from './delivery.ts'
import { outwardChannels } from './delivery.ts'
import type { Digest } from './digest.ts'
import { daysAfter, startOfDay } from './local-day.ts'
import type { Channel } from './reminder.ts'

/** One person's digest, and how it is told; `date` is in `timeZone`. */
export type DigestFor = Readonly<{
  ownerId: string
  date: string
  timeZone: string
  now: Date
  channels: readonly Channel[]
  correlationId: string
}>

/** One delivery for each mailbox and browser; of no use once its day is over. In the app it is not told: one looks there. */
export const planDigest = (to: DigestFor, digest: Digest, reach: Reach): NewDelivery[] =>
  outwardChannels
    .filter((channel) => to.channels.includes(channel))
    .flatMap((channel) =>
      reach[channel].devices.map((device) => ({
        ...device,
        ownerId: to.ownerId,
        reminderId: null,
        key: digestKey(to, channel, device.device),
        channel,
        status: 'PENDING',
        isConfirmed: false, // as it is about no one task
        lastError: null,
        firedFor: to.now,
        content: { kind: 'DIGEST', date: to.date, ...digest },
        giveUpAt: startOfDay(daysAfter(to.date, 1), to.timeZone),
        correlationId: to.correlationId,
        causationId: null,
      })),
    )

/** Once a day, however often its time is changed on that day. */
const digestKey = ({ ownerId, date }: DigestFor, channel: OutwardChannel, device: string) =>
  `digest:${ownerId}:${date}:${channel}:${device}`
