import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import { z } from 'zod'
import { clientError } from '../../platform/errors.ts'
import type { GraphFacts } from '../graph-facts.ts'
import type { AskAsItself } from '../own-question.ts'
import { traceOf } from '../trace-headers.ts'
import { allowance } from './allowance.ts'
import { asking, done, headers, nothing, page, type Words } from './unsubscribe.page.ts'

export type UnsubscribeParts = Readonly<{ facts: GraphFacts; askAsItself: AskAsItself }>

// A wildcard, as a parameter may not be as long as a token can be.
const url = '/unsubscribe/*'
// A person's name of 200 characters, of four bytes each, stands in it.
const token = z.object({ '*': z.string().max(1_200) }).transform((parameters) => parameters['*'])
const answered = z.object({ isDone: z.boolean() })
const bodyLimit = 10_000
const usual = { burst: 10, perSecond: 1 }

/**
 * The link of a mail by which no more of them come, for who is not signed in (RFC 8058). Following it changes nothing, since
 * programs that look for viruses follow every link: that is for the button, and for mail programs, which post. It is the right
 * to do so, whatever name this server is reached by.
 */
export function addUnsubscribe(app: FastifyInstance, { facts, askAsItself }: UnsubscribeParts): void {
  if (!facts.asItself['unsubscribe']) return
  const spend = allowance(usual)

  app.get(url, (_, reply) => html(reply, asking, { hasButton: true }))
  app.register(async (posting) => {
    // What is posted says nothing that the link does not, whatever it is written in.
    posting.removeAllContentTypeParsers()
    posting.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, _body, parsed) => parsed(null))
    posting.post(url, { bodyLimit }, async (request, reply) => {
      const { data } = token.safeParse(request.params)
      const retryAfterMs = data === undefined ? 0 : spend(data)
      if (retryAfterMs > 0) throw tooSoon(reply, retryAfterMs)
      const isDone = data !== undefined && (await unsubscribe(data, request, askAsItself))
      reply.code(isDone ? 200 : 404)
      return told(request, reply, isDone ? done : nothing)
    })
  })
}

async function unsubscribe(given: string, { id, headers: sent }: FastifyRequest, ask: AskAsItself): Promise<boolean> {
  try {
    return answered.parse(await ask('unsubscribe', { token: given }, traceOf(id, sent['traceparent']))).isDone
  } catch (error) {
    throw error instanceof GraphQLError ? Object.assign(error, { statusCode: 503 }) : error
  }
}

/** A page for people, a sentence for programs. */
const told = ({ headers: { accept } }: FastifyRequest, reply: FastifyReply, words: Words) =>
  accept?.includes('text/html') ? html(reply, words) : reply.type('text/plain; charset=utf-8').send(words.english)

const html = (reply: FastifyReply, words: Words, options?: { hasButton: boolean }) =>
  reply.headers(headers).type('text/html; charset=utf-8').send(page(words, options))

/** Counted by link, never by the address that connects: behind a proxy everybody shares one. */
function tooSoon(reply: FastifyReply, retryAfterMs: number): Error {
  reply.header('retry-after', String(Math.ceil(retryAfterMs / 1_000)))
  const error = clientError('RATE_LIMITED', 'This link comes too often. Try it again in a moment.', { retryAfterMs })
  return Object.assign(error, { statusCode: 429 })
}
