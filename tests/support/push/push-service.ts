// A push service as browsers have one: TLS, VAPID and encryption are real; it answers as the test says.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { freshCertificates } from '../kafka/certificates.ts'
import type { Subscriber } from './subscriber.ts'
import { openSubscriptions, type Pushed } from './subscriptions.ts'

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
  /** A new subscription; by the name `host`, and for pushes signed with `serverKey` alone. */
  subscribe: (host?: string, serverKey?: string) => Subscribed
  /** From now on; 201 unless told. */
  answer: (how: Answering) => void
  close: () => Promise<void>
}>

type Finished = (clean: () => Promise<void> | void) => void

const created: Answering = (response) => response.writeHead(201).end()

/** Listens at 127.0.0.1; its certificate is good for `names` as well. */
export async function openPushService(
  finished: Finished,
  names: readonly string[] = ['localhost'],
): Promise<PushService> {
  const subscriptions = openSubscriptions()
  const pushed: Pushed[] = []
  const faults: string[] = []
  let requests = 0
  let answering = created

  const onRequest = async (request: IncomingMessage, response: ServerResponse) => {
    requests++
    try {
      pushed.push(await subscriptions.take(request))
    } catch (error) {
      faults.push(String(error))
      return void response.writeHead(403).end()
    }
    answering(response, request)
  }
  const server = await listening(finished, names, onRequest)
  const subscribe = (host = '127.0.0.1', serverKey?: string) => {
    const { path, ...subscriber } = subscriptions.subscribe(serverKey)
    return { ...subscriber, endpoint: `https://${host}:${server.port}${path}` }
  }
  const answer = (how: Answering) => {
    answering = how
  }
  return { ...server, pushed, faults, requests: () => requests, subscribe, answer }
}

async function listening(
  finished: Finished,
  names: readonly string[],
  onRequest: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
) {
  const { ca, client } = freshCertificates(finished)
  const alsoNamed = names.map((name) => `,DNS:${name}`).join('')
  const certificate = client('push', `subjectAltName=IP:127.0.0.1,IP:::1${alsoNamed}`)
  const server = createServer(certificate, (request, response) => void onRequest(request, response))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo // it listens at a port
  const close = async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
  finished(close)
  return { port, ca, close }
}
