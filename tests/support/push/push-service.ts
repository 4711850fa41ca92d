// A push service as browsers have one: TLS, VAPID and encryption are real; it answers as the test says.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { JWTPayload } from 'jose'
import { freshCertificates } from '../kafka/certificates.ts'
import { newSubscriber, type Subscriber } from './subscriber.ts'
import { verifyVapid } from './vapid.ts'

/** One push that was asked for, whatever it was answered. */
export type Pushed = Readonly<{
  path: string
  headers: IncomingMessage['headers']
  claims: JWTPayload
  /** What the browser makes of it. */
  text: string
  bytes: number
}>

export type Answering = (response: ServerResponse, request: IncomingMessage) => void

export type Subscribed = Subscriber & Readonly<{ endpoint: string }>

export type PushService = Readonly<{
  port: number
  /** Its certificate's authority, as PEM. */
  ca: string
  /** Every push that was rightly signed and encrypted, in the order of arrival. */
  pushed: Pushed[]
  /** How many requests came, right or wrong. */
  requests: () => number
  /** Why requests were turned away. */
  faults: string[]
  /** A new subscription; with `host`, by that name. */
  subscribe: (host?: string) => Subscribed
  /** From now on; 201 unless told. */
  answer: (how: Answering) => void
  close: () => Promise<void>
}>

const created: Answering = (response) => response.writeHead(201).end()

/** Listens at 127.0.0.1; its certificate is good for `names` as well. */
export async function openPushService(
  finished: (clean: () => Promise<void> | void) => void,
  names: readonly string[] = ['localhost'],
): Promise<PushService> {
  const { ca, client } = freshCertificates(finished)
  const alsoNamed = names.map((name) => `,DNS:${name}`).join('')
  const server = createServer(client('push', `subjectAltName=IP:127.0.0.1,IP:::1${alsoNamed}`))
  const browsers = new Map<string, Subscriber>()
  const pushed: Pushed[] = []
  const faults: string[] = []
  let requests = 0
  let answering = created

  const take = async (request: IncomingMessage): Promise<Pushed> => {
    const { url: path = '', headers } = request
    const message = await buffer(request)
    const { claims } = await verifyVapid(headers.authorization ?? '', `https://${headers.host}`)
    const browser = browsers.get(path)
    if (!browser) throw new Error(`nobody subscribed at ${path}`)
    checkHeaders(headers)
    return { path, headers, claims, text: browser.open(message), bytes: message.length }
  }
  server.on('request', (request, response) => {
    requests++
    take(request).then(
      (push) => {
        pushed.push(push)
        answering(response, request)
      },
      (error: unknown) => {
        faults.push(String(error))
        response.writeHead(403).end()
      },
    )
  })

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo // it listens at a port
  const close = async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
  finished(close)
  return {
    port,
    ca,
    pushed,
    faults,
    requests: () => requests,
    subscribe: (host = '127.0.0.1') => {
      const browser = newSubscriber()
      const path = `/push/${browsers.size + 1}`
      browsers.set(path, browser)
      return { ...browser, endpoint: `https://${host}:${port}${path}` }
    },
    answer: (how) => {
      answering = how
    },
    close,
  }
}

function checkHeaders({ ttl, topic, 'content-encoding': encoding }: IncomingMessage['headers']): void {
  if (!/^\d+$/.test(String(ttl))) throw new Error(`TTL is ${String(ttl)}`)
  if (!/^[\w-]{1,32}$/.test(String(topic))) throw new Error(`Topic is ${String(topic)}`)
  if (encoding !== 'aes128gcm') throw new Error(`the encoding is ${String(encoding)}`)
}
