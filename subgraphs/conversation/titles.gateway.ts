import { within } from '../../platform/within.ts'
import type { TaskGateway } from './task.gateway.ts'

const most = 40
const mostToWaitMs = 1_000

/** Titles of open tasks, for a model to know which words name one; none when they cannot be read in time. */
export async function openTitles(gateway: Pick<TaskGateway, 'list'>): Promise<readonly string[]> {
  const asked = gateway.list({ status: ['ACTIVE'] }, most)
  const listed = await within(mostToWaitMs, asked, 'The gateway').catch(() => null)
  return listed?.kind === 'OK' ? listed.value.tasks.map(({ title }) => title) : []
}
