import { readConfig } from '../../platform/config.ts'
import { SubgraphEnv } from '../../platform/subgraph-config.ts'

export const auditConfig = (env?: Record<string, string | undefined>) => readConfig(SubgraphEnv, env)
export type AuditConfig = ReturnType<typeof auditConfig>
