import { z } from 'zod'
import { readConfig } from '../../platform/config.ts'
import { SubgraphEnv } from '../../platform/subgraph-config.ts'

const daysProblem = 'use a number of days from 1 to 3650'

/** What the task subgraph alone is told. */
export const TaskEnv = z.object({
  /** How long the change feed is kept; a client that stays away longer starts anew. */
  CHANGES_RETENTION_DAYS: z.coerce
    .number(daysProblem)
    .int(daysProblem)
    .min(1, daysProblem)
    .max(3_650, daysProblem)
    .default(30),
})

export const taskConfig = (env?: Record<string, string | undefined>) =>
  readConfig(SubgraphEnv.extend(TaskEnv.shape), env)
export type TaskConfig = ReturnType<typeof taskConfig>
