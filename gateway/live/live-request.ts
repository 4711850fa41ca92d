import type { Log } from '../../platform/log.ts'
import type { SubgraphLink } from '../../platform/subgraph.ts'
import type { Graph } from '../graph.ts'
import type { Callers } from '../identity/caller.ts'
import type { SignedIn } from '../identity/signed-in.ts'
import type { Trace } from '../trace-headers.ts'
import type { LivePlan, LivePlanner } from './live-plan.ts'
import type { JoinStream } from './shared/streams.ts'

export type LiveParts = Readonly<{
  graph: Graph
  links: Readonly<Record<string, SubgraphLink>>
  planner: () => LivePlanner
  callers: Callers
  join: JoinStream
  log: Log
}>

export type LiveRequest = Readonly<{
  plan: LivePlan
  /** Coerced, with their defaults. */
  variables: Record<string, unknown>
  who: SignedIn
  trace: Trace
}>
