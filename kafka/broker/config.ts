import { z } from 'zod'
import { readConfig } from '../../platform/config.ts'

const Env = z.object({
  /** Where Java is installed; else the one on the path is taken. */
  JAVA_HOME: z.string().optional(),
  /** What can be fetched again is kept below it; else below ~/.cache. */
  XDG_CACHE_HOME: z.string().optional(),
})
export type BrokerEnv = z.infer<typeof Env>

export const brokerEnv = (env?: Record<string, string | undefined>): BrokerEnv => readConfig(Env, env)
