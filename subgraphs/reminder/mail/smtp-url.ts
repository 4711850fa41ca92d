import { z } from 'zod'

/** What an `SMTP_URL` says, as nodemailer takes it. */
export type SmtpSettings = Readonly<{
  host: string
  port?: number
  /** TLS from the first byte. */
  secure: boolean
  requireTLS: boolean
  ignoreTLS: boolean
  tls: { rejectUnauthorized: boolean }
  auth?: { user: string; pass: string }
  /** A server that takes no login is not given mail without one. */
  forceAuth?: true
}>

const howItLooks = 'use smtp://user:password@host:port, or smtps:// for TLS from the first byte'
const options = ['requireTLS', 'ignoreTLS', 'tls.rejectUnauthorized'] as const
const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|::1)$/i.test(host)

const login = ({ username, password }: URL): Pick<SmtpSettings, 'auth' | 'forceAuth'> =>
  username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) }, forceAuth: true } : {}

/**
 * A login travels under TLS or not at all, except to this machine, or when the URL says `ignoreTLS=true`. Without a login TLS
 * is used where it is offered. Throws on a URL that `smtpUrl` refuses.
 */
export function smtpSettings(given: string): SmtpSettings {
  const url = new URL(given)
  const host = url.hostname.replace(/^\[(.+)\]$/, '$1')
  const says = (option: (typeof options)[number], value: string) => url.searchParams.get(option) === value
  const secure = url.protocol === 'smtps:'
  const asked = says('requireTLS', 'true')
  const ignoreTLS = !asked && (says('ignoreTLS', 'true') || isLoopback(host))
  return {
    host,
    ...(url.port ? { port: Number(url.port) } : {}),
    secure,
    ignoreTLS,
    requireTLS: !secure && !ignoreTLS && (asked || url.username !== ''),
    tls: { rejectUnauthorized: !says('tls.rejectUnauthorized', 'false') },
    ...login(url),
  }
}

const isReadable = (given: string) => {
  try {
    return smtpSettings(given).host !== ''
  } catch {
    return false // a stray % in a name or password
  }
}

const optionsOf = (given: string) => [...new URL(given).searchParams]
const isOption = ([name, value]: readonly [string, string]) =>
  options.some((option) => option === name) && /^(true|false)$/.test(value)

/** A mail server; messages never repeat what was given, as there may be a password in it. */
export const smtpUrl = z
  .url({ protocol: /^smtps?$/, error: howItLooks, abort: true })
  .refine(isReadable, { error: `${howItLooks}; write % in a password as %25`, abort: true })
  .refine(
    (given) => optionsOf(given).every(isOption),
    `of options only these can be had, true or false: ${options.join(', ')}`,
  )
