import { AsyncLocalStorage } from 'node:async_hooks'
import { ApolloGateway, type ServiceMap } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import type { FormattedExecutionResult, GraphQLSchema, ValidationRule } from 'graphql'
import type { Log } from '../platform/log.ts'
import { StartupError } from '../platform/startup-error.ts'
import type { SubgraphLink } from '../platform/subgraph.ts'
import { landingPage, withoutExtras } from './apollo-plugins.ts'
import { isProduction, keepTelemetryAtHome } from './config.ts'
import type { Caller } from './identity/caller.ts'
import { type CallerContext, linkSource } from './link-source.ts'
import { operationChecks } from './operation-checks.ts'
import { recentAsync } from './recent.ts'
import { shownError } from './shown-error.ts'
import { withoutNotes } from './value-completion.ts'

export type GraphRequest = Readonly<{
  query: string
  variables?: Record<string, unknown> | undefined
  operationName?: string | undefined
}>

/** The supergraph, ready to run queries and mutations. */
export interface Graph {
  readonly schema: GraphQLSchema
  readonly sources: ServiceMap
  readonly server: ApolloServer<CallerContext>
  /** Runs an operation for a caller, by the rules that hold over HTTP too; errors are as the client may see them. */
  execute(request: GraphRequest, caller: Caller): Promise<FormattedExecutionResult>
  /** What fails inside is logged and answered under this correlation id. */
  correlated<T>(correlationId: string, work: () => T): T
  stop(): Promise<void>
}

const keptOperations = 500

export async function loadGraph(options: {
  supergraphSdl: string
  links: Readonly<Record<string, SubgraphLink>>
  validationRules: readonly ValidationRule[]
  config: Parameters<typeof isProduction>[0]
  log: Log
}): Promise<Graph> {
  const { log, links } = options
  const isDevelopment = !isProduction(options.config)
  const correlationIds = new AsyncLocalStorage<string>()
  // The library announces what it does at the level that we keep for what an operator should know.
  const logger = log.child({}, { level: log.isLevelEnabled('warn') ? 'warn' : log.level })
  const sources: ServiceMap = Object.fromEntries(
    Object.entries(links).map(([name, link]) => [name, linkSource(name, link, log)]),
  )
  const gateway = apolloGateway(options.supergraphSdl, sources, logger)
  const server = new ApolloServer<CallerContext>({
    gateway: withoutNotes(gateway, log),
    formatError: (_, error) => shownError(error, { correlationId: correlationIds.getStore() ?? '', log }),
    introspection: isDevelopment,
    hideSchemaDetailsFromClientErrors: !isDevelopment,
    includeStacktraceInErrorResponses: false,
    validationRules: [...options.validationRules],
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    documentStore: recentAsync(keptOperations),
    plugins: [operationChecks, ...withoutExtras, await landingPage(isDevelopment)],
    logger,
  })
  await server.start()
  if (!gateway.schema) throw new Error('The supergraph was loaded and has no schema.')

  return {
    schema: gateway.schema,
    sources,
    server,
    execute: (request, caller) =>
      correlationIds.run(caller.trace.correlationId, async () => {
        const { body } = await server.executeOperation(definedOnly(request), { contextValue: { caller } })
        if (body.kind !== 'single') throw new Error('The gateway answers in one piece.')
        return body.singleResult
      }),
    correlated: (correlationId, work) => correlationIds.run(correlationId, work),
    stop: () => server.stop(),
  }
}

const definedOnly = ({ query, variables, operationName }: GraphRequest) => ({
  query,
  ...(variables ? { variables } : {}),
  ...(operationName ? { operationName } : {}),
})

function apolloGateway(supergraphSdl: string, sources: ServiceMap, logger: Log): ApolloGateway {
  keepTelemetryAtHome()
  return new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => {
      const source = sources[name]
      if (!source) throw new StartupError(`The supergraph has a subgraph ${name}, and nobody said how to reach it.`)
      return source
    },
    queryPlannerConfig: { cache: recentAsync(keptOperations) },
    // It was composed from subgraphs that were validated; to do so again takes time at every start.
    validateSupergraph: false,
    __exposeQueryPlanExperimental: false,
    logger,
  })
}
