import type { Loop } from '../../../platform/loop.ts'
import type { Metrics } from '../../../platform/metrics.ts'
import { type OutwardChannel, outwardChannels } from '../domain/delivery.ts'
import type { Carrier, Send } from '../domain/parcel.ts'
import { deliveryMetrics } from './delivery.metrics.ts'
import { type DeliveryWorkerParts, deliveryWorker } from './delivery.worker.ts'

/** The ways out of the house; a channel without one reaches nobody. */
export type Carriers = Readonly<Partial<Record<OutwardChannel, Carrier>>>

export const channelsOf = (carriers: Carriers): ReadonlySet<OutwardChannel> =>
  new Set(outwardChannels.filter((channel) => carriers[channel]))

export type DeliveriesParts = Omit<DeliveryWorkerParts, 'channel' | 'send' | 'metrics'> &
  Readonly<{ metrics?: Metrics | undefined }>

/** The workers of all channels. Without a carrier, what was on its way by it fails, and says so. */
export function deliveries(carriers: Carriers, { metrics: registry, ...parts }: DeliveriesParts): Loop {
  const metrics = deliveryMetrics(parts.worker, registry)
  const workers = outwardChannels.map((channel) =>
    deliveryWorker({ ...parts, metrics, channel, send: carriers[channel]?.send ?? refuse }),
  )
  return {
    start: () => {
      for (const { start } of workers) start()
    },
    wake: () => {
      for (const { wake } of workers) wake()
    },
    stop: async () => {
      await Promise.all(workers.map(({ stop }) => stop()))
      await Promise.all(Object.values(carriers).map(({ close }) => close()))
    },
  }
}

const refuse: Send = async () => ({ is: 'refused', reason: 'This server does not send by this channel any more.' })
