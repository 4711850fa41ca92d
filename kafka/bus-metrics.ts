import { Counter, Gauge, Registry } from 'prom-client'
import type { Metrics } from '../platform/metrics.ts'
import type { Backlog } from './relay/waiting.ts'

/** Counts what comes and goes. */
export type BusMetrics = Readonly<{
  published: (subgraph: string, events: number) => void
  handled: (group: string, events: number) => void
}>

/** `backlogs`: what was seen last in the tables of each subgraph. Without `metrics` nobody is told. */
export function busMetrics(
  backlogs: ReadonlyMap<string, () => Backlog>,
  metrics: Metrics = new Registry(),
): BusMetrics {
  const gauge = (name: string, what: string, numberOf: (backlog: Backlog) => number) =>
    new Gauge({
      name,
      help: what,
      labelNames: ['subgraph'],
      registers: [metrics],
      collect() {
        for (const [subgraph, backlog] of backlogs) this.set({ subgraph }, numberOf(backlog()))
      },
    })
  gauge('tickler_outbox_waiting', 'Events that wait to be published, counted up to 10000', ({ rows }) => rows)
  gauge('tickler_outbox_oldest_seconds', 'For how long the oldest of them has waited', ({ oldestS }) => oldestS)
  gauge(
    'tickler_dead_letters',
    'Events that could not be handled and are set aside, counted up to 10000',
    ({ letters }) => letters,
  )
  gauge('tickler_lost_logs', 'Topics of which the brokers lost events that they had taken', ({ lost }) => lost.length)

  const published = new Counter({
    name: 'tickler_events_published_total',
    help: 'Events that the brokers have taken',
    labelNames: ['subgraph'],
    registers: [metrics],
  })
  const handled = new Counter({
    name: 'tickler_events_handled_total',
    help: 'Events whose effect a consumer group has committed',
    labelNames: ['group'],
    registers: [metrics],
  })
  return {
    published: (subgraph, events) => published.inc({ subgraph }, events),
    handled: (group, events) => handled.inc({ group }, events),
  }
}
