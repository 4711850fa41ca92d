import type { FastifyRequest } from 'fastify'
import { type DocumentNode, GraphQLError, parse } from 'graphql'
import { z } from 'zod'
import { clientError } from '../platform/errors.ts'
import { conditionalRoot } from './live/conditional-root.ts'
import { tooManyTokens } from './token-limit.ts'

const withQuery = z.object({ query: z.string() })

/** Refuses what Apollo Server would read at any length, or take for a fault of its own. */
export async function refuseRequest({ body, query }: FastifyRequest): Promise<void> {
  if (Array.isArray(body))
    throw badRequest(clientError('BAD_REQUEST', 'Send one operation in a request, not a list of them.'))
  const text = withQuery.safeParse(body ?? query).data?.query ?? ''
  const excess = tooManyTokens(text)
  if (excess) throw badRequest(excess)
  // To read every operation twice would be dear; hardly any has both of these.
  if (!text.includes('subscription') || !text.includes('@')) return
  const document = read(text)
  const fault = document && conditionalRoot(document)
  if (fault) throw badRequest(fault)
}

const badRequest = (error: GraphQLError) => Object.assign(error, { statusCode: 400 })

function read(text: string): DocumentNode | undefined {
  try {
    return parse(text)
  } catch (error) {
    if (error instanceof GraphQLError) return undefined // Apollo Server says what is wrong with it
    throw error
  }
}
