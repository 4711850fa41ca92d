import { z } from 'zod'
import type { EntityReader } from '../../platform/gateway-client.ts'
import type { SeenTask } from './domain/verdict.ts'

const selection = '{ id title status priority version due { date time timeZone } }'
const timeoutMs = 500

const seenTask = z.object({
  id: z.string(),
  title: z.string(),
  status: z.string(),
  priority: z.string(),
  version: z.number(),
  due: z
    .object({ date: z.string(), time: z.string().nullable(), timeZone: z.string() })
    .nullish()
    .transform((due) => due ?? null),
})

/** These tasks as their own subgraph has them now, null for those that are gone; rejects when it cannot be reached. */
export async function seeTasks(reader: EntityReader, ids: readonly string[]): Promise<Map<string, SeenTask | null>> {
  const seen = z
    .array(seenTask.nullable())
    .length(ids.length)
    .parse(await reader.read('Task', ids, selection, timeoutMs))
  return new Map(ids.map((id, index) => [id, seen[index] ?? null]))
}
