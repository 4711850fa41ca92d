import { z } from 'zod'
import { readConfig } from '../../platform/config.ts'
import { SubgraphEnv } from '../../platform/subgraph-config.ts'

export const reminderConfig = (env?: Record<string, string | undefined>) => readConfig(SubgraphEnv, env)
export type ReminderConfig = ReturnType<typeof reminderConfig>

const InternalListener = z.object({
  /** Where the scheduler reads tasks before it reminds: the gateway's internal listener, without a path. */
  GATEWAY_INTERNAL_URL: z.url({ protocol: /^https?$/, error: 'use http://host:port' }),
  SYSTEM_KEY: z.string().min(32, 'use 32 characters or more'),
})

/** For the subgraph alone in its process; beside the gateway it needs no address. */
export const internalListener = (env?: Record<string, string | undefined>) => readConfig(InternalListener, env)
