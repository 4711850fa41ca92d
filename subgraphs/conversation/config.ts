import { z } from 'zod'
import { readConfig } from '../../platform/config.ts'
import { SubgraphEnv } from '../../platform/subgraph-config.ts'

export const conversationConfig = (env?: Record<string, string | undefined>) => readConfig(SubgraphEnv, env)
export type ConversationConfig = ReturnType<typeof conversationConfig>

const GatewayAddress = z.object({
  /** Where the assistant acts for the person who asks: the gateway's address, without a path. */
  GATEWAY_URL: z.url({ protocol: /^https?$/, error: 'use http://host:port' }),
})

/** For the subgraph alone in its process; beside the gateway it needs no address. */
export const gatewayAddress = (env?: Record<string, string | undefined>) => readConfig(GatewayAddress, env)
