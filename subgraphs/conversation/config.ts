import { readConfig } from '../../platform/config.ts'
import { SubgraphEnv } from '../../platform/subgraph-config.ts'

export const conversationConfig = (env?: Record<string, string | undefined>) => readConfig(SubgraphEnv, env)
export type ConversationConfig = ReturnType<typeof conversationConfig>
