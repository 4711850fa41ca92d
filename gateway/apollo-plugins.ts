import type { ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'

/** Nothing is reported to anyone, whatever the environment says, and no cache is told what it may keep. */
export const withoutExtras: readonly ApolloServerPlugin[] = [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
]

/** Apollo Sandbox for browsers, in development only. */
export async function landingPage(isDevelopment: boolean): Promise<ApolloServerPlugin> {
  if (!isDevelopment) return ApolloServerPluginLandingPageDisabled()
  const { ApolloServerPluginLandingPageLocalDefault } = await import('@apollo/server/plugin/landingPage/default')
  return ApolloServerPluginLandingPageLocalDefault({ embed: { runTelemetry: false }, footer: false })
}
