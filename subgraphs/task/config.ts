import { z } from 'zod'
import { daysKept, readConfig } from '../../platform/config.ts'
import { SubgraphEnv } from '../../platform/subgraph-config.ts'

/** What the task subgraph alone is told. */
export const TaskEnv = z.object({
  /** How long the change feed is kept; a client that stays away longer starts anew. */
  CHANGES_RETENTION_DAYS: daysKept(30),
})

export const taskConfig = (env?: Record<string, string | undefined>) =>
  readConfig(SubgraphEnv.extend(TaskEnv.shape), env)
export type TaskConfig = ReturnType<typeof taskConfig>
