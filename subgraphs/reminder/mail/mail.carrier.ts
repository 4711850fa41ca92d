import type { Transporter } from 'nodemailer'
import type { Log } from '../../../platform/log.ts'
import type { Carrier, Outcome, Parcel } from '../domain/parcel.ts'
import type { House, mailOf as MailOf } from './mail.ts'
import { type Failure, failureOf } from './smtp.outcome.ts'
import { type SmtpSettings, smtpSettings } from './smtp-url.ts'

/** How long things may take, in milliseconds. */
export type Patience = Readonly<{ connect: number; greeting: number; silence: number; attempt: number; close: number }>

const usual: Patience = { connect: 10_000, greeting: 10_000, silence: 20_000, attempt: 24_000, close: 5_000 }

export type MailParts = Readonly<{ smtpUrl: string; house: House; log: Log; patience?: Partial<Patience> }>

const mostConnections = 50

type Post = Readonly<{ transport: Transporter; mailOf: typeof MailOf }>

/** Both take a tenth of a second to load: not while the process starts. */
async function openPost(settings: SmtpSettings, patience: Patience): Promise<Post> {
  const [{ createTransport }, { mailOf }] = await Promise.all([import('nodemailer'), import('./mail.ts')])
  const transport = createTransport({
    ...settings,
    pool: true,
    maxConnections: mostConnections,
    maxMessages: Number.POSITIVE_INFINITY,
    maxRequeues: 1, // for a connection found dead before anything was said on it; a mail half sent is never sent again here
    connectionTimeout: patience.connect,
    greetingTimeout: patience.greeting,
    socketTimeout: patience.silence,
    dnsTimeout: patience.connect,
    idleTimeout: 30_000,
  })
  return { transport, mailOf }
}

/** Silence is noticed by the socket; a server that trickles its answers needs a limit to the whole. */
async function within(ms: number, work: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), ms)
  try {
    await work(stop.signal)
  } finally {
    clearTimeout(timer)
  }
}

/** What the operator has to mend, once a minute rather than once a mail. */
function complaints(log: Log): (failure: Failure) => void {
  let quietUntil = 0
  return ({ outcome, isOurs }) => {
    const now = performance.now()
    if (!isOurs || now < quietUntil) return
    quietUntil = now + 60_000
    log.error(
      { reason: outcome.reason },
      'mail does not go out: check SMTP_URL and MAIL_FROM, and what the mail server says of them',
    )
  }
}

/** Mail by SMTP, over connections that are kept. What is under way when it closes gets a few seconds to end. */
export function mailCarrier({ smtpUrl, house, log, patience: given }: MailParts): Carrier {
  const patience = { ...usual, ...given }
  const settings = smtpSettings(smtpUrl)
  const complain = complaints(log)
  const underWay = new Set<Promise<Outcome>>()
  let post: Promise<Post> | undefined

  const opened = () => {
    post ??= openPost(settings, patience).catch((error: unknown) => {
      post = undefined // to be tried again by the next mail
      throw error
    })
    return post
  }

  // A fault of ours is for the caller to log whole.
  const deliver = async (parcel: Parcel): Promise<Outcome> => {
    const { transport, mailOf } = await opened()
    const mail = mailOf(parcel, house)
    try {
      await within(patience.attempt, (signal) => transport.sendMail({ ...mail, signal }))
      return { is: 'accepted' }
    } catch (error) {
      if (error instanceof TypeError || error instanceof RangeError) throw error // nodemailer composes while it sends
      const failure = failureOf(error)
      complain(failure)
      return failure.outcome
    }
  }

  const send = (parcel: Parcel): Promise<Outcome> => {
    const attempt = deliver(parcel).finally(() => underWay.delete(attempt))
    underWay.add(attempt)
    return attempt
  }

  const close = async () => {
    const { transport } = (await post?.catch(() => undefined)) ?? {}
    if (!transport) return
    const patienceEnds = new Promise((resolve) => setTimeout(resolve, patience.close).unref())
    await Promise.race([Promise.allSettled(underWay), patienceEnds])
    transport.close({ force: true })
  }

  return { send, close }
}
