import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { JWTPayload } from 'jose'
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

/** `serverKey` is the one key whose pushes it takes; that of the first push when the browser named none. */
type Subscription = { subscriber: Subscriber; serverKey: string | undefined }

/** Who subscribed at a push service, and what it checks of pushes to them. */
export function openSubscriptions() {
  const byPath = new Map<string, Subscription>()

  const subscribe = (serverKey?: string): Subscriber & Readonly<{ path: string }> => {
    const subscriber = newSubscriber()
    const path = `/push/${byPath.size + 1}`
    byPath.set(path, { subscriber, serverKey })
    return { ...subscriber, path }
  }

  /** Throws with what is wrong. */
  const take = async (request: IncomingMessage): Promise<Pushed> => {
    const { url: path = '', headers } = request
    const message = await buffer(request)
    const { key, claims } = await verifyVapid(headers.authorization ?? '', `https://${headers.host}`)
    const subscription = byPath.get(path)
    if (!subscription) throw new Error(`nobody subscribed at ${path}`)
    subscription.serverKey ??= key
    if (key !== subscription.serverKey) throw new Error(`signed by another key than that of ${path}`)
    checkHeaders(headers)
    return { path, headers, claims, text: subscription.subscriber.open(message), bytes: message.length }
  }

  return { subscribe, take }
}

function checkHeaders({ ttl, topic, 'content-encoding': encoding }: IncomingMessage['headers']): void {
  if (!/^\d+$/.test(String(ttl))) throw new Error(`TTL is ${String(ttl)}`)
  if (!/^[\w-]{1,32}$/.test(String(topic))) throw new Error(`Topic is ${String(topic)}`)
  if (encoding !== 'aes128gcm') throw new Error(`the encoding is ${String(encoding)}`)
}
