import type { PushTarget } from './push-subscription.store.ts'
import type { VapidKeys } from './vapid-key.store.ts'

export type Seal = Readonly<{
  keys: VapidKeys
  contact: string
  /** How many seconds the push service keeps it for a browser that is not there. */
  ttl: number
  /** A later push with the same topic takes the place of one that still waits. */
  topic: string
}>

export type SealedRequest = Readonly<{ headers: Readonly<Record<string, string>>; body: Buffer }>

/** Encrypted for the browser alone (RFC 8291), signed with our key (RFC 8292), urgent. Throws for keys that are none. */
export async function sealedRequest(
  { endpoint, p256dh, auth }: PushTarget,
  payload: string,
  { keys, contact, ttl, topic }: Seal,
): Promise<SealedRequest> {
  const webPush = (await import('web-push')).default
  const { cipherText } = webPush.encrypt(p256dh, auth, payload, 'aes128gcm')
  const { origin } = new URL(endpoint)
  const signed = webPush.getVapidHeaders(origin, contact, keys.publicKey, keys.privateKey, 'aes128gcm')
  const headers = {
    authorization: signed.Authorization,
    'content-encoding': 'aes128gcm',
    'content-type': 'application/octet-stream',
    ttl: String(ttl),
    topic,
    urgency: 'high',
  }
  return { headers, body: cipherText }
}
