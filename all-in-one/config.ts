import { z } from 'zod'
import { type GatewayConfig, gatewayConfig } from '../gateway/config.ts'
import { readConfig } from '../platform/config.ts'
import { type Failpoints, failpoints, noFailpoints } from '../platform/failpoint.ts'
import { SubgraphEnv } from '../platform/subgraph-config.ts'

const Env = SubgraphEnv.pick({ DEFAULT_TIME_ZONE: true }).extend({ FAILPOINT: z.string().optional() })

export type AllInOneConfig = GatewayConfig & Pick<SubgraphEnv, 'DEFAULT_TIME_ZONE'>

/** Everything that the one process is told. Throws a `StartupError` that names every fault. */
export function allInOneConfig(env?: Record<string, string | undefined>): {
  config: AllInOneConfig
  failpoint: Failpoints
} {
  const gateway = gatewayConfig(env)
  const { FAILPOINT, ...own } = readConfig(Env, env)
  const isTest = FAILPOINT !== undefined && gateway.NODE_ENV !== 'production'
  return { config: { ...gateway, ...own }, failpoint: isTest ? failpoints(FAILPOINT) : noFailpoints }
}
