import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Sql } from '../../../platform/database.ts'
import type { Metrics } from '../../../platform/metrics.ts'
import { countWaiting } from './delivery.claims.ts'
import type { Recorded } from './delivery.settling.ts'

/** Counts what comes of deliveries; without `metrics` nobody is told. */
export type DeliveryMetrics = Readonly<{ recorded: (one: Recorded) => void }>

export function deliveryMetrics(worker: Sql, metrics: Metrics = new Registry()): DeliveryMetrics {
  const registers = [metrics]
  const outcomes = new Counter({
    name: 'tickler_deliveries_total',
    help: 'Attempts to deliver, and deliveries that nobody needed any more, by channel and what came of them',
    labelNames: ['channel', 'outcome'],
    registers,
  })
  const lateness = new Histogram({
    name: 'tickler_delivery_lateness_seconds',
    help: 'How long after it should have gone out a mail or push was accepted, not counting quiet hours',
    labelNames: ['channel'],
    buckets: [0.1, 0.25, 0.5, 1, 2, 5, 15, 60, 300, 3_600, 86_400],
    registers,
  })
  new Gauge({
    name: 'tickler_deliveries_waiting',
    help: 'Mails and pushes that are due and not yet tried, counted up to 10000',
    labelNames: ['channel'],
    registers,
    async collect() {
      for (const { channel, count } of await countWaiting(worker).catch(() => [])) this.set({ channel }, count)
    },
  })
  return {
    recorded: ({ delivery: { channel, wantedAt }, result, after, at }) => {
      if (result.is === 'later' || result.is === 'unsure') return
      outcomes.inc({ channel, outcome: after.status.toLowerCase() })
      if (after.status === 'ACCEPTED') lateness.observe({ channel }, Math.max(0, Number(at) - Number(wantedAt)) / 1_000)
    },
  }
}
