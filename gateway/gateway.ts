import type { FastifyInstance } from 'fastify'
import type { FormattedExecutionResult, ValidationRule } from 'graphql'
import type { Clock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import type { SubgraphLink } from '../platform/subgraph.ts'
import { buildApp, graphqlPaths } from './app.ts'
import { type GatewayConfig, hasDemoUser, isProduction } from './config.ts'
import { type Graph, type GraphRequest, loadGraph } from './graph.ts'
import { checkFacts, type GraphFacts, noFacts } from './graph-facts.ts'
import { addHealth, type Readiness } from './health.ts'
import { type Callers, callersFor } from './identity/caller.ts'
import { delegations } from './identity/delegation.ts'
import { createSignIn, demoUser, type SignIn } from './identity/sign-in.ts'
import { liveOperations } from './live/live-operation.ts'
import { livePlanner } from './live/live-plan.ts'
import { liveSockets } from './live/live-sockets.ts'
import { openLive } from './live/open-live.ts'
import { sharedStreams } from './live/shared/streams.ts'
import { operationLimits } from './operation-limits.ts'
import { ownQuestions } from './own-question.ts'
import { addPages, type PagesParts } from './pages/pages.ts'
import { shownError } from './shown-error.ts'
import { type SystemRead, systemReads } from './system-read.ts'
import { traceOf } from './trace-headers.ts'
import { addUnsubscribe } from './unsubscribe/unsubscribe.ts'
import { type UpgradeDoor, upgradeDoor } from './upgrade-door.ts'

export type GatewayOptions = Readonly<{
  supergraphSdl: string
  /** How to reach each subgraph of the supergraph, by its name. */
  links: Readonly<Record<string, SubgraphLink>>
  config: GatewayConfig
  facts?: GraphFacts
  clock: Clock
  log: Log
  /** What other parts suffer, for `/ready`. */
  readiness?: Readiness
  /** Rules beyond those of the language, for what comes over HTTP and over sockets alike. */
  validationRules?: readonly ValidationRule[]
}>

/** An operation of a program in this process; the correlation id is kept when it is well-formed. */
export type InProcessRequest = GraphRequest & Readonly<{ correlationId?: string | undefined }>

export interface GatewayParts {
  readonly app: FastifyInstance
  readonly graph: Graph
  readonly door: UpgradeDoor
  readonly systemRead: SystemRead
  executeAs(token: string | null, request: InProcessRequest): Promise<FormattedExecutionResult>
  drain(): void
}

/** Everything of a gateway but its listener. Throws a `StartupError` for what the operator can mend. */
export async function buildGateway(options: GatewayOptions): Promise<GatewayParts> {
  const { config, links, clock, log, facts = noFacts, supergraphSdl } = options
  const validationRules = [operationLimits, ...(options.validationRules ?? [])]
  const delegated = delegations(config.DELEGATION_KEY)
  const [graph, signIn] = await Promise.all([
    loadGraph({ supergraphSdl, links, validationRules, config, log }),
    createSignIn({ config, delegations: delegated, clock, log }),
  ])
  checkFacts(facts, graph.schema, Object.keys(links))
  if (hasDemoUser(config)) log.warn(demoWarning)

  const callers = callersFor({ delegates: facts.delegates, delegations: delegated, clock })
  const app = buildApp({ graph, signIn, callers, config, log })
  addForPeople(app, { config, facts, signIn, askAsItself: ownQuestions(facts, links) })
  let isDraining = false
  addHealth(app, { isDraining: () => isDraining, readiness: options.readiness ?? (async () => ({})) })

  // Subscriptions have a planner of their own; who never subscribes never pays for it.
  const planner = once(() => livePlanner(supergraphSdl, graph.schema, facts))
  const operations = liveOperations({
    schema: graph.schema,
    planner,
    validationRules,
    isDevelopment: !isProduction(config),
  })
  const sockets = liveSockets({
    open: openLive(operations, { graph, links, planner, callers, join: sharedStreams(), log }),
    signIn,
    clock,
    log,
  })

  return {
    app,
    graph,
    door: upgradeDoor({
      sockets,
      paths: graphqlPaths(config),
      config,
      isDraining: () => isDraining,
      log,
    }),
    systemRead: systemReads(facts, links),
    executeAs: inProcess(graph, signIn, callers, log),
    drain: () => {
      isDraining = true
    },
  }
}

const demoWarning = `DEVELOPMENT MODE: whoever reaches this address without a token is signed in as "${demoUser}". Set AUTH_LOCAL=1 to ask for tokens.`

/** What is not GraphQL: pages, and the links of mails. */
function addForPeople(app: FastifyInstance, parts: PagesParts): void {
  addPages(app, parts)
  addUnsubscribe(app, parts)
}

const inProcess =
  (graph: Graph, signIn: SignIn, callers: Callers, log: Log): GatewayParts['executeAs'] =>
  async (token, { correlationId, ...request }) => {
    const trace = traceOf(correlationId, undefined)
    try {
      return await graph.execute(request, callers(await signIn(token), trace))
    } catch (error) {
      return { errors: [shownError(error, { correlationId: trace.correlationId, log })] }
    }
  }

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
