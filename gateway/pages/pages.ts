import { readFile } from 'node:fs/promises'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { type GatewayConfig, isProduction } from '../config.ts'
import type { GraphFacts } from '../graph-facts.ts'
import type { SignIn } from '../identity/sign-in.ts'
import { refuseUnknownHost } from '../known-host.ts'
import type { AskAsItself } from '../own-question.ts'
import { traceOf } from '../trace-headers.ts'
import { caughtFor } from './caught-for.ts'

export type PagesParts = Readonly<{
  config: GatewayConfig
  facts: GraphFacts
  signIn: SignIn
  askAsItself: AskAsItself
}>

const types = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
} as const
type Kind = keyof typeof types

/** By address: what a browser gets there, from the folder `browser`. */
const files: Readonly<Record<string, `${string}.${Kind}`>> = {
  '/inbox/inbox.css': 'inbox.css',
  '/inbox/inbox.js': 'inbox.js',
  '/push': 'push.html',
  '/push/push.js': 'push.js',
  '/push/worker.js': 'worker.js',
  '/pages/ask.js': 'ask.js',
  '/pages/page.css': 'page.css',
}

/**
 * What a newcomer sees without any set-up, in development alone: the mails and pushes that were caught, and how to get pushes
 * in this browser. The pages ask what `schema/graph.yaml` says, as the person who looks at them.
 */
export function addPages(app: FastifyInstance, { config, facts, signIn, askAsItself }: PagesParts): void {
  if (isProduction(config) || !facts.asItself['caught']) return
  const onRequest = refuseUnknownHost(config)
  const readCaught = caughtFor({ signIn, askAsItself })

  for (const [url, name] of Object.entries(files)) app.get(url, { onRequest }, (_, reply) => page(reply, name))
  app.get('/pages/operations.json', { onRequest }, (_, reply) => safely(reply).send(facts.pages))
  app.get('/favicon.ico', { onRequest }, (_, reply) => reply.code(204).send())
  app.get('/inbox/catching.json', { onRequest }, ({ id, headers }) =>
    askAsItself('catching', {}, traceOf(id, headers['traceparent'])),
  )
  app.get('/inbox', { onRequest }, (request, reply) => {
    reply.header('vary', 'accept')
    const wantsJson = request.headers.accept?.includes('application/json') === true
    return wantsJson ? readCaught(request) : page(reply, 'inbox.html')
  })
}

async function page(reply: FastifyReply, name: `${string}.${Kind}`): Promise<string> {
  const text = await readFile(new URL(`browser/${name}`, import.meta.url), 'utf8')
  // The table above names nothing else.
  const kind = name.slice(name.lastIndexOf('.') + 1) as Kind
  safely(reply).type(types[kind])
  return text
}

// A mail is shown in a frame that has no address of its own, and so inherits this: mails bring their styles with them.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const safely = (reply: FastifyReply): FastifyReply =>
  reply.headers({
    'content-security-policy': policy,
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  })
