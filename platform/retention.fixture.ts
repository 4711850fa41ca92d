import type { RetentionJob } from './retention.ts'

/** All that a job has to do, without a rest. */
export async function runJob({ batches }: RetentionJob): Promise<void> {
  for await (const _ of batches());
}
