import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { SMTPServerDataStream, SMTPServerOptions, SMTPServerSession } from 'smtp-server'
import type { Sql } from '../../../platform/database.ts'
import type { Log } from '../../../platform/log.ts'
import { keepCaught } from './caught.store.ts'
import { parseMail } from './mail.parsing.ts'

/** A mail server that keeps what it is given instead of passing it on. */
export type MailCatcher = Readonly<{ url: string; close: () => Promise<void> }>

const host = '127.0.0.1'
const mostBytes = 1_000_000
const mostClients = 50

export type CatcherParts = Readonly<{
  worker: Sql
  log: Log
  /** Whose mail it is, by its Message-ID; null when nobody knows. */
  ownerOf: (messageId: string) => string | null
}>

/** Listens on this machine alone, on any free port. A mail is accepted once it is stored. */
export async function openMailCatcher(parts: CatcherParts): Promise<MailCatcher> {
  const { SMTPServer } = await import('smtp-server')
  const server = new SMTPServer({ ...settings, onData: receiver(parts) })
  server.on('error', (error) => parts.log.debug({ err: error }, 'a connection to the mail catcher failed'))
  const listening = server.listen(0, host)
  await once(listening, 'listening')
  // A server that listens on a port, and not on a socket of the file system, has an address of this kind.
  const { port } = listening.address() as AddressInfo
  return {
    url: `smtp://${host}:${port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

const settings: SMTPServerOptions = {
  name: 'tickler',
  banner: 'Tickler keeps what you send here, and sends nothing on',
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  size: mostBytes,
  maxClients: mostClients,
  closeTimeout: 1_000,
}

const receiver =
  (parts: CatcherParts) =>
  (stream: SMTPServerDataStream, session: SMTPServerSession, done: (error?: Error | null) => void): void => {
    receive(parts, stream, session).then(
      () => done(),
      (error: unknown) => {
        parts.log.warn({ err: error }, 'a mail could not be caught')
        done(stream.sizeExceeded ? refusal(552, 'This mail is too large.') : refusal(451, 'Try again later.'))
      },
    )
  }

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })

async function receive(
  { worker, ownerOf }: CatcherParts,
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
): Promise<void> {
  const raw = await buffer(stream)
  if (stream.sizeExceeded) throw new Error(`It is larger than ${mostBytes} bytes.`)
  const mail = await parseMail(raw)
  const ownerId = ownerOf(mail.headers['message-id'] ?? '')
  for (const { address } of envelope.rcptTo)
    await keepCaught(worker, { ...mail, channel: 'EMAIL', recipient: address, ownerId })
}
