import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'

/** What a browser knows of one subscription of its own. */
export type Subscriber = Readonly<{
  /** As `PushSubscription.toJSON()` gives them. */
  keys: Readonly<{ p256dh: string; auth: string }>
  /** The text of a message as it travels. Throws for what was not encrypted for this browser. */
  open: (message: Buffer) => string
}>

export function newSubscriber(): Subscriber {
  const own = createECDH('prime256v1')
  const publicKey = own.generateKeys()
  const auth = randomBytes(16)

  /** RFC 8291 for the key, RFC 8188 for the record; a message is one record. */
  const open = (message: Buffer) => {
    const salt = message.subarray(0, 16)
    const sender = message.subarray(21, 21 + message.readUInt8(20))
    const sealed = message.subarray(21 + sender.length)
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, sender])
    const ikm = hkdf(own.computeSecret(sender), auth, info, 32)
    const key = hkdf(ikm, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
    const nonce = hkdf(ikm, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
    const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16))
    const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
    return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8')
  }
  return { keys: { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') }, open }
}

const hkdf = (secret: Buffer, salt: Buffer, info: Buffer, length: number) =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length))
