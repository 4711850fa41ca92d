import { z } from 'zod'
import { notFound } from '../../platform/errors.ts'
import type { GatewayAnswer, GatewayClient } from '../../platform/gateway-client.ts'
import { isId } from '../../platform/id.ts'
import type { Identity } from '../../platform/identity.ts'
import type { Log } from '../../platform/log.ts'
import { within } from '../../platform/within.ts'
import type { KnownTask } from './domain/follow-task.ts'

/** Tasks as whoever asks would see them themselves: by the token that came with their request. */
export type TaskGateway = Readonly<{
  /** The task as it is now; null when nobody can look. Throws NOT_FOUND for what is not there or not theirs. */
  look: (id: string) => Promise<KnownTask | null>
}>

const patienceMs = 2_000
const looking = `query ($id: ID!) {
  task(id: $id) { id version title status priority due { date time timeZone at } updatedAt }
}`
const due = z.object({ date: z.string(), time: z.string().nullable(), timeZone: z.string(), at: z.string() })
const looked = z.object({
  task: z.object({
    id: z.string(),
    version: z.number(),
    title: z.string(),
    status: z.enum(['ACTIVE', 'COMPLETED', 'DELETED']),
    priority: z.enum(['LOW', 'MEDIUM', 'HIGH']),
    due: due.nullable(),
    updatedAt: z.iso.datetime().transform((at) => new Date(at)),
  }),
})

export function taskGateway(
  { gateway, log }: Readonly<{ gateway: GatewayClient; log: Log }>,
  { subject, delegation, correlationId }: Identity,
): TaskGateway {
  const ask = async (query: string, variables: Record<string, unknown>): Promise<GatewayAnswer> => {
    if (delegation === undefined)
      throw new Error(
        'No delegation came with the request: name `reminder` under `delegates` in the gateway configuration.',
      )
    return within(patienceMs, gateway.request(delegation, { query, variables }, correlationId), 'The gateway')
  }

  const unanswered = (error: unknown): GatewayAnswer => {
    log.warn({ err: error }, 'tasks cannot be reached: what was last heard of them counts')
    return {}
  }

  const look = async (id: string): Promise<KnownTask | null> => {
    if (!isId(id)) throw notFound('task')
    const { data, errors } = await ask(looking, { id }).catch(unanswered)
    if (errors?.some(({ extensions }) => extensions?.['code'] === 'NOT_FOUND')) throw notFound('task')
    const found = looked.safeParse(data)
    if (!found.success) return null
    const { updatedAt, ...task } = found.data.task
    return { ...task, ownerId: subject, since: updatedAt }
  }

  return { look }
}
