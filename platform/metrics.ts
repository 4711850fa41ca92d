import { collectDefaultMetrics, Registry } from 'prom-client'

/** The numbers that a process tells of itself, each under its name. */
export type Metrics = Registry

/** Those of Node to begin with. */
export function openMetrics(): Metrics {
  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })
  return metrics
}
