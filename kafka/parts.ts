import type { Clock } from '../platform/clock.ts'
import type { Failpoints } from '../platform/failpoint.ts'
import type { Log } from '../platform/log.ts'
import type { Metrics } from '../platform/metrics.ts'
import type { EventBus } from './bus.ts'

/** What a subgraph is given to start with, whether alone in its process or beside the others. */
export type SubgraphParts<Config> = Readonly<{
  config: Config
  bus: EventBus
  clock: Clock
  log: Log
  failpoint: Failpoints
  /** Where it tells its numbers; nowhere without. */
  metrics?: Metrics
}>
