import { z } from 'zod'
import type { Outcome } from '../domain/parcel.ts'

/** `isOurs`: it is nothing about this mail or whom it is for, so the operator is to look. */
export type Failure = Readonly<{ outcome: Exclude<Outcome, { is: 'accepted' }>; isOurs: boolean }>

const smtpError = z.object({
  code: z.string().catch(''),
  originalCode: z.string().catch(''),
  command: z.string().catch(''),
  response: z.string().catch(''),
  responseCode: z.number().catch(0),
})
type SmtpError = z.infer<typeof smtpError>

// Said at any time, but about who is sending, or about the session: not about this mail.
const aboutTheSession = new Set([503, 530, 534, 535, 538])
// What comes before these is about the server and who is sending, which an operator mends.
const aboutTheMail = new Set(['RCPT TO', 'DATA'])

const sentences: Readonly<Record<string, string>> = {
  EAUTH: 'The mail server does not let this server sign in',
  ETLS: 'No secure connection to the mail server could be had',
  EDNS: 'The name of the mail server could not be found',
  EPROTOCOL: 'The mail server did not speak SMTP',
  EABORT: 'The mail server took too long',
  ETIMEDOUT: 'The mail server did not answer in time',
}
const distrust = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/

/** The numbers alone, like `550 5.1.1`: the words may name the address. */
const numbers = ({ response, responseCode }: SmtpError) => {
  const enhanced = /^\d{3}[ -](?<status>[245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.groups?.['status']
  return responseCode ? ` (${[responseCode, enhanced].filter(Boolean).join(' ')})` : ''
}

const isAboutTheMail = ({ command, responseCode }: SmtpError) =>
  responseCode !== 0 && aboutTheMail.has(command) && !aboutTheSession.has(responseCode)

function refusal(error: SmtpError): Failure {
  const what = error.command === 'RCPT TO' ? 'the address' : 'the mail'
  return { outcome: { is: 'refused', reason: `The mail server refused ${what}${numbers(error)}.` }, isOurs: false }
}

function sentenceOf({ code, originalCode, command, responseCode }: SmtpError): string {
  if (command === 'MAIL FROM' && responseCode >= 500 && !aboutTheSession.has(responseCode))
    return 'The mail server refused the sender'
  if (distrust.test(originalCode)) return 'The certificate of the mail server is not to be trusted'
  const known = sentences[code]
  if (known) return known
  return responseCode
    ? 'The mail server could not take the mail now'
    : 'The connection to the mail server could not be made, or broke off'
}

const nothing: SmtpError = { code: '', originalCode: '', command: '', response: '', responseCode: 0 }

/** What a failed attempt means. Only a 5xx about this very mail, or whom it is for, is for good (RFC 5321, 4.2.1). */
export function failureOf(thrown: unknown): Failure {
  const error = smtpError.catch(nothing).parse(thrown)
  const concernsMail = isAboutTheMail(error)
  if (concernsMail && error.responseCode >= 500) return refusal(error)
  return { outcome: { is: 'postponed', reason: `${sentenceOf(error)}${numbers(error)}.` }, isOurs: !concernsMail }
}
