import type { FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import { z } from 'zod'
import { parseInput } from '../../platform/input.ts'
import { bearerOf } from '../identity/bearer.ts'
import type { SignIn } from '../identity/sign-in.ts'
import type { AskAsItself } from '../own-question.ts'
import { traceOf } from '../trace-headers.ts'

const asked = z.object({ first: z.coerce.number().int().min(1).max(200).default(200) })

const caught = z.object({
  id: z.string(),
  channel: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  calendar: z.string().nullable(),
  headers: z
    .array(z.object({ name: z.string(), value: z.string() }))
    .transform((all) => Object.fromEntries(all.map(({ name, value }) => [name, value]))),
  at: z.union([z.string(), z.date()]),
})
const answered = z.object({ caught: z.array(caught) })

/**
 * What was caught, for whoever asks: with a token that person's own. Without one it is everyone's, which only those get who
 * need none, since the demo user is signed in.
 */
export const caughtFor =
  ({ signIn, askAsItself }: Readonly<{ signIn: SignIn; askAsItself: AskAsItself }>) =>
  async ({ id, headers, query }: FastifyRequest): Promise<z.infer<typeof caught>[]> => {
    const { first } = withStatus(400, () => parseInput(asked, query, ''))
    const token = withStatus(401, () => bearerOf(headers.authorization))
    const { subject } = await signIn(token).catch(refused)
    const ownerId = token === null ? null : subject
    const answer = await askAsItself('caught', { ownerId, first }, traceOf(id, headers['traceparent'])).catch(refused)
    return answered.parse(answer).caught
  }

function withStatus<T>(statusCode: number, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw error instanceof GraphQLError ? Object.assign(error, { statusCode }) : error
  }
}

const statuses: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, UNAVAILABLE: 503 }

function refused(error: unknown): never {
  if (!(error instanceof GraphQLError)) throw error
  throw Object.assign(error, { statusCode: statuses[String(error.extensions['code'])] ?? 500 })
}
