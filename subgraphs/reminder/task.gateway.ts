import { GraphQLError } from 'graphql'
import { z } from 'zod'
import { clientError, type ErrorCode, isErrorCode, notFound, unavailable } from '../../platform/errors.ts'
import type { GatewayAnswer, GatewayClient } from '../../platform/gateway-client.ts'
import { isId } from '../../platform/id.ts'
import type { Identity } from '../../platform/identity.ts'
import type { Log } from '../../platform/log.ts'
import { within } from '../../platform/within.ts'
import type { KnownTask } from './domain/follow-task.ts'
import type { DueWords } from './domain/trigger.ts'

/** Tasks as whoever asks would see and change them themselves: by the token that came with their request. */
export type TaskGateway = Readonly<{
  /** The task as it is now; null when nobody can look. Throws NOT_FOUND for what is not there or not theirs. */
  look: (id: string) => Promise<KnownTask | null>
  /** Gives the task another due, if it still has that version. Throws what the task subgraph says, else UNAVAILABLE. */
  reschedule: (id: string, due: DueWords, expectedVersion: number) => Promise<KnownTask>
}>

const lookMs = 2_000
const changeMs = 10_000
const selection = '{ id version title status priority due { date time timeZone at } updatedAt }'
const looking = `query ($id: ID!) { task(id: $id) ${selection} }`
const rescheduling = `mutation ($input: RescheduleTaskInput!) { rescheduleTask(input: $input) { task ${selection} } }`

const due = z.object({ date: z.string(), time: z.string().nullable(), timeZone: z.string(), at: z.string() })
const task = z.object({
  id: z.string(),
  version: z.number(),
  title: z.string(),
  status: z.enum(['ACTIVE', 'COMPLETED', 'DELETED']),
  priority: z.enum(['LOW', 'MEDIUM', 'HIGH']),
  due: due.nullable(),
  updatedAt: z.iso.datetime().transform((at) => new Date(at)),
})
const looked = z.object({ task })
const rescheduled = z.object({ rescheduleTask: z.object({ task }) })

export function taskGateway(
  { gateway, log }: Readonly<{ gateway: GatewayClient; log: Log }>,
  { subject: ownerId, delegation, correlationId }: Identity,
): TaskGateway {
  const ask = async (ms: number, query: string, variables: Record<string, unknown>): Promise<GatewayAnswer> => {
    if (delegation === undefined) throw new Error(noDelegation)
    return within(ms, gateway.request(delegation, { query, variables }, correlationId), 'The gateway')
  }
  const unanswered = (error: unknown): GatewayAnswer => {
    log.warn({ err: error }, 'tasks cannot be reached as whoever asks')
    return {}
  }
  const known = ({ updatedAt, ...rest }: z.infer<typeof task>): KnownTask => ({ ...rest, ownerId, since: updatedAt })

  return {
    look: async (id) => {
      if (!isId(id)) throw notFound('task')
      const { data, errors } = await ask(lookMs, looking, { id }).catch(unanswered)
      if (errors?.some(({ extensions }) => extensions?.['code'] === 'NOT_FOUND')) throw notFound('task')
      const found = looked.safeParse(data)
      return found.success ? known(found.data.task) : null
    },
    reschedule: async (id, { date, time, timeZone }, expectedVersion) => {
      const input = { id, due: { date, time, timeZone }, scope: 'THIS', expectedVersion }
      const { data, errors } = await ask(changeMs, rescheduling, { input }).catch(unanswered)
      const done = rescheduled.safeParse(data)
      if (done.success) return known(done.data.rescheduleTask.task)
      throw refusalOf(errors?.[0]) ?? unavailable('task')
    },
  }
}

const noDelegation =
  'No delegation came with the request: name `reminder` under `delegates` in the gateway configuration.'

// By these nothing was changed, and the same again would be refused again.
const refusals: ReadonlySet<ErrorCode> = new Set([
  'BAD_USER_INPUT',
  'CONFLICT',
  'NOT_FOUND',
  'FORBIDDEN',
  'LIMIT_EXCEEDED',
])

/** Whether the task subgraph has said no, so that nothing was changed. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof GraphQLError && isErrorCode(error.extensions['code']) && refusals.has(error.extensions['code'])

function refusalOf(error: NonNullable<GatewayAnswer['errors']>[number] | undefined): GraphQLError | null {
  const { code, correlationId: _, ...extensions } = error?.extensions ?? {}
  return error && isErrorCode(code) && refusals.has(code) ? clientError(code, error.message, extensions) : null
}
