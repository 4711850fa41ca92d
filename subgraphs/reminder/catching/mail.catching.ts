import type { Sql } from '../../../platform/database.ts'
import type { Log } from '../../../platform/log.ts'
import type { Carrier, Outcome, Parcel } from '../domain/parcel.ts'
import { mailCarrier } from '../mail/mail.carrier.ts'
import type { House } from '../mail/mail.ts'
import { messageIdOf } from '../mail/message-id.ts'
import { openMailCatcher } from './mail.catcher.ts'

export type CatchingParts = Readonly<{ worker: Sql; house: House; log: Log }>

const unopened: Outcome = { is: 'postponed', reason: 'the mail server of development could not be started' }

/** Mail by real SMTP, to a server of this process that keeps it and sends nothing on. It is started by the first mail. */
export function catchingMail({ worker, house, log }: CatchingParts): Carrier {
  // A mail does not say whose it is, and its address may be another's by now.
  const owners = new Map<string, string>()
  const ownerOf = (messageId: string) => owners.get(messageId) ?? null
  let opened: Promise<Carrier> | undefined

  const open = async (): Promise<Carrier> => {
    const catcher = await openMailCatcher({ worker, log, ownerOf })
    const carrier = mailCarrier({ smtpUrl: catcher.url, house, log })
    const close = async () => {
      await carrier.close()
      await catcher.close()
    }
    return { send: carrier.send, close }
  }

  const ready = async (): Promise<Carrier | null> => {
    opened ??= open()
    try {
      return await opened
    } catch (error) {
      opened = undefined
      log.warn({ err: error }, 'mail cannot be caught, to be tried again')
      return null
    }
  }

  const send = async (parcel: Parcel): Promise<Outcome> => {
    const messageId = messageIdOf(parcel.key, house.sender)
    owners.set(messageId, parcel.ownerId)
    try {
      const carrier = await ready()
      return carrier ? await carrier.send(parcel) : unopened
    } finally {
      owners.delete(messageId)
    }
  }

  return { send, close: async () => (await opened)?.close() }
}
