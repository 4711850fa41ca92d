import { readConfig } from '../../platform/config.ts'
import { SubgraphEnv } from '../../platform/subgraph-config.ts'

export const taskConfig = (env?: Record<string, string | undefined>) => readConfig(SubgraphEnv, env)
export type TaskConfig = ReturnType<typeof taskConfig>
