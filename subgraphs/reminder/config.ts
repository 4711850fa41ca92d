import { readConfig } from '../../platform/config.ts'
import { SubgraphEnv } from '../../platform/subgraph-config.ts'

export const reminderConfig = (env?: Record<string, string | undefined>) => readConfig(SubgraphEnv, env)
export type ReminderConfig = ReturnType<typeof reminderConfig>
