import { z } from 'zod'
import { timeZone } from './input.ts'

export const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'use postgres://user:password@host:port/database',
})

/** What every subgraph is told; its own config.ts adds what it alone needs. */
export const SubgraphEnv = z.object({
  /** As the role that serves requests. */
  DATABASE_URL: postgresUrl,
  /** As the role of consumers and workers. */
  WORKER_DATABASE_URL: postgresUrl,
  /** 32 bytes or more in hexadecimal, the same on every replica: signs cursors. */
  CURSOR_KEY: z.string().regex(/^([0-9a-f]{2}){32,}$/i, 'give 32 bytes or more in hexadecimal'),
  DEFAULT_TIME_ZONE: timeZone.default('UTC'),
})
export type SubgraphEnv = z.infer<typeof SubgraphEnv>
