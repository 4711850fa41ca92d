import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail as it arrived; `at` is by the clock of this machine, as its body ended. */
export type Mail = Readonly<{ at: Date; to: string; messageId: string; subject: string; text: string }>

/** A real SMTP server, and all that anybody was sent. */
export type Mailbox = Readonly<{
  /** As `SMTP_URL` takes it. */
  url: string
  mails: readonly Mail[]
  close: () => Promise<void>
}>

const noSuchUser = () => Object.assign(new Error('No such user here'), { responseCode: 550 })

/** `refuses` is an address that it does not have: 550. */
export async function openMailbox({ refuses = '' } = {}): Promise<Mailbox> {
  const mails: Mail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 1_000,
    onRcptTo: ({ address }, _session, taken) => taken(address === refuses ? noSuchUser() : null),
    onData: (stream, session, accepted) => {
      text(stream)
        .then(async (raw) => {
          const at = new Date()
          const { messageId = '', subject = '', text: body = '' } = await PostalMime.parse(raw)
          for (const { address } of session.envelope.rcptTo)
            mails.push({ at, to: address, messageId, subject, text: body })
          accepted()
        })
        .catch(accepted)
    },
  })
  server.on('error', () => {}) // whoever was killed cuts its connection off
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo // it listens on a port
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
