import type { Sql } from '../../../platform/database.ts'
import type { Log } from '../../../platform/log.ts'
import type { Carrier, Outcome, Parcel } from '../domain/parcel.ts'
import { pushDevices } from '../push/push.devices.ts'
import { payloadOf } from '../push/push.payload.ts'
import { keepCaught } from './caught.store.ts'

/** Pushes as `carrier` does, and notes each push beside the mails that were caught, with what came of the last attempt. */
export const notedPushes = (carrier: Carrier, { worker, log }: Readonly<{ worker: Sql; log: Log }>): Carrier => ({
  close: carrier.close,
  send: async (parcel) => {
    // Before it is sent: a browser that turns out to be gone has no name any more.
    const noted = await recipientOf(worker, parcel).catch(() => unnamed)
    const outcome = await carrier.send(parcel)
    // The push has gone its way, whatever becomes of the note.
    await note(worker, parcel, noted, outcome).catch((error: unknown) =>
      log.warn({ err: error }, 'a push could not be noted for the inbox'),
    )
    return outcome
  },
})

const unnamed = 'a browser'

async function recipientOf(worker: Sql, { ownerId, device }: Parcel): Promise<string> {
  const devices = (await pushDevices(worker, [ownerId])).get(ownerId) ?? []
  return devices.find((one) => one.device === device)?.destination ?? unnamed
}

async function note(worker: Sql, parcel: Parcel, recipient: string, outcome: Outcome): Promise<void> {
  const { message, ownerId, key } = parcel
  if (message.kind === 'CODE') return
  const { title, body, lang, dir } = payloadOf(parcel, message, '')
  const headers = { outcome: said(outcome), lang, dir }
  const bare = { html: null, calendar: null }
  await keepCaught(worker, { ownerId, key, channel: 'PUSH', recipient, subject: title, text: body, headers, ...bare })
}

const said = (outcome: Outcome) => (outcome.is === 'accepted' ? outcome.is : `${outcome.is}: ${outcome.reason}`)
