import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import { z } from 'zod'
import { clientError } from '../../platform/errors.ts'
import type { GatewayConfig } from '../config.ts'
import type { GraphFacts } from '../graph-facts.ts'
import { refuseUnknownHost } from '../known-host.ts'
import type { AskAsItself } from '../own-question.ts'
import { traceOf } from '../trace-headers.ts'
import { allowance } from './allowance.ts'
import { asking, done, headers, nothing, page, type Words } from './unsubscribe.page.ts'

export type UnsubscribeParts = Readonly<{ config: GatewayConfig; facts: GraphFacts; askAsItself: AskAsItself }>

// A wildcard, as a parameter may not be as long as a token can be.
const url = '/unsubscribe/*'
// A person's name of 200 characters, of four bytes each, stands in it.
const token = z.object({ '*': z.string().max(1_200) }).transform((parameters) => parameters['*'])
const answered = z.object({ isDone: z.boolean() })
const bodyLimit = 10_000
const usual = { burst: 100, perSecond: 10 }

/**
 * The link of a mail by which no more of them come, for who is not signed in (RFC 8058). Following it changes nothing, since
 * programs that look for viruses follow every link: that is for the button, and for mail programs, which post.
 */
export function addUnsubscribe(app: FastifyInstance, { config, facts, askAsItself }: UnsubscribeParts): void {
  if (!facts.asItself['unsubscribe']) return
  const onRequest = [refuseUnknownHost(config), withinAllowance()]

  app.get(url, { onRequest }, (_, reply) => html(reply, asking, { hasButton: true }))
  app.register(async (posting) => {
    // What is posted says nothing that the link does not, whatever it is written in.
    posting.removeAllContentTypeParsers()
    posting.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, _body, parsed) => parsed(null))
    posting.post(url, { onRequest, bodyLimit }, async (request, reply) => {
      const isDone = await unsubscribe(request, askAsItself)
      reply.code(isDone ? 200 : 404)
      return told(request, reply, isDone ? done : nothing)
    })
  })
}

async function unsubscribe({ params, id, headers: given }: FastifyRequest, askAsItself: AskAsItself): Promise<boolean> {
  const { data } = token.safeParse(params)
  if (data === undefined) return false
  try {
    return answered.parse(await askAsItself('unsubscribe', { token: data }, traceOf(id, given['traceparent']))).isDone
  } catch (error) {
    throw error instanceof GraphQLError ? Object.assign(error, { statusCode: 503 }) : error
  }
}

/** A page for people, a sentence for programs. */
const told = ({ headers: { accept } }: FastifyRequest, reply: FastifyReply, words: Words) =>
  accept?.includes('text/html') ? html(reply, words) : reply.type('text/plain; charset=utf-8').send(words.english)

const html = (reply: FastifyReply, words: Words, options?: { hasButton: boolean }) =>
  reply.headers(headers).type('text/html; charset=utf-8').send(page(words, options))

/** By the address that connects: behind a proxy they share one, and still mails end one by one. */
function withinAllowance() {
  const spend = allowance(usual)
  return async ({ ip }: FastifyRequest, reply: FastifyReply) => {
    const retryAfterMs = spend(ip)
    if (retryAfterMs === 0) return
    reply.header('retry-after', String(Math.ceil(retryAfterMs / 1_000)))
    const error = clientError('RATE_LIMITED', 'Too many links at once. Try this one again in a moment.', {
      retryAfterMs,
    })
    throw Object.assign(error, { statusCode: 429 })
  }
}
