import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerEnvelope, type SMTPServerOptions } from 'smtp-server'

/** What arrived: the bytes, and what a mail reader makes of them; `at` is by the clock of this machine, as its body ended. */
export type Arrived = Readonly<{ at: Date; raw: string; mail: Email; from: string; to: readonly string[] }>

export type Sink = Readonly<{
  /** As `SMTP_URL` takes it. */
  url: string
  arrived: readonly Arrived[]
  connections: () => number
  close: () => Promise<void>
}>

async function arrivedBy(stream: Readable, { mailFrom, rcptTo }: SMTPServerEnvelope): Promise<Arrived> {
  const bytes = await buffer(stream)
  return {
    at: new Date(),
    raw: bytes.toString('utf8'),
    mail: await PostalMime.parse(bytes),
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map(({ address }) => address),
  }
}

/** A mail server of our own on a real socket, which keeps what it is given. */
export async function openSink(options: SMTPServerOptions = {}): Promise<Sink> {
  const arrived: Arrived[] = []
  let connections = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1_000,
    onConnect: (_session, done) => {
      connections++
      done()
    },
    onData: (stream, { envelope }, done) => {
      void arrivedBy(stream, envelope).then((mail) => {
        arrived.push(mail)
        done()
      }, done)
    },
    ...options,
  })
  server.on('error', () => undefined) // clients that break off, or are killed, are what some tests are about
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo // it listens on a port
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

type Refusing = NonNullable<SMTPServerOptions['onRcptTo']>

/** An address that it does not have: 550. */
export const withoutUser =
  (user: string): Refusing =>
  ({ address }, _session, done) =>
    done(address === user ? Object.assign(new Error('5.1.1 no such user here'), { responseCode: 550 }) : null)
