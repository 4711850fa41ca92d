import type { FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import { z } from 'zod'
import { parseInput } from '../../platform/input.ts'
import { bearerOf } from '../identity/bearer.ts'
import type { SignIn } from '../identity/sign-in.ts'
import type { AskAsItself } from '../own-question.ts'
import { traceOf } from '../trace-headers.ts'

const asked = z.object({ first: z.coerce.number().int().min(1).max(200).default(200) })

const answered = z.object({
  caught: z.array(z.looseObject({ headers: z.array(z.object({ name: z.string(), value: z.string() })) })),
})

/**
 * What was caught, for whoever asks: with a token that person's own. Without one it is everyone's, which only those get who
 * need none, since the demo user is signed in.
 */
export const caughtFor =
  ({ signIn, askAsItself }: Readonly<{ signIn: SignIn; askAsItself: AskAsItself }>) =>
  async ({ id, headers, query }: FastifyRequest): Promise<object[]> => {
    const { first } = withStatus(400, () => parseInput(asked, query, ''))
    const token = withStatus(401, () => bearerOf(headers.authorization))
    const { subject } = await signIn(token).catch(refused)
    const ownerId = token === null ? null : subject
    const answer = await askAsItself('caught', { ownerId, first }, traceOf(id, headers['traceparent'])).catch(refused)
    return answered.parse(answer).caught.map((one) => ({ ...one, headers: byName(one.headers) }))
  }

const byName = (headers: readonly Readonly<{ name: string; value: string }>[]) =>
  Object.fromEntries(headers.map(({ name, value }) => [name, value]))

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
