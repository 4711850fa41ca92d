import { z } from 'zod'
import type { Outcome } from '../domain/parcel.ts'

/** `isOurs`: it is for the operator to mend, and no fault of whom the mail was for. */
export type Failure = Readonly<{ outcome: Exclude<Outcome, { is: 'accepted' }>; isOurs: boolean }>

const smtpError = z.object({
  code: z.string().catch(''),
  command: z.string().catch(''),
  response: z.string().catch(''),
  responseCode: z.number().catch(0),
})
type SmtpError = z.infer<typeof smtpError>

// Said at any time, but about who is sending, or about the session: not about this mail.
const aboutTheSession = new Set([503, 530, 534, 535, 538])
const aboutTheMail = new Set(['MAIL FROM', 'RCPT TO', 'DATA'])

const sentences: Readonly<Record<string, string>> = {
  '': 'the mail could not be made ready',
  EAUTH: 'the mail server does not let this server sign in',
  ETLS: 'no secure connection to the mail server could be had',
  EREQUIRETLS: 'no secure connection to the mail server could be had',
  EDNS: 'the name of the mail server could not be found',
  EPROTOCOL: 'the mail server did not speak SMTP',
  EABORT: 'the mail server took too long',
  ETIMEDOUT: 'the mail server did not answer in time',
}
const ours = new Set(['', 'EAUTH', 'ETLS', 'EREQUIRETLS', 'EDNS', 'EPROTOCOL'])

/** The numbers alone, like `550 5.1.1`: the words may name the address. */
const numbers = ({ response, responseCode }: SmtpError) => {
  const enhanced = /^\d{3}[ -](?<status>[245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.groups?.['status']
  return responseCode ? ` (${[responseCode, enhanced].filter(Boolean).join(' ')})` : ''
}

const isForGood = ({ command, responseCode }: SmtpError) =>
  responseCode >= 500 && responseCode < 600 && aboutTheMail.has(command) && !aboutTheSession.has(responseCode)

function refusal(error: SmtpError): Failure {
  const what = error.command === 'RCPT TO' ? 'the address' : error.command === 'MAIL FROM' ? 'the sender' : 'the mail'
  const reason = `the mail server refused ${what}${numbers(error)}`
  return { outcome: { is: 'refused', reason }, isOurs: error.command === 'MAIL FROM' }
}

const sentenceOf = ({ code, responseCode }: SmtpError) =>
  sentences[code] ??
  (responseCode
    ? 'the mail server could not take the mail'
    : 'the connection to the mail server could not be made, or broke off')

/** What a failed attempt means. Only a 5xx about this very mail is for good (RFC 5321, 4.2.1). */
export function failureOf(thrown: unknown): Failure {
  const error = smtpError.catch({ code: '', command: '', response: '', responseCode: 0 }).parse(thrown)
  if (isForGood(error)) return refusal(error)

  const isOurs = ours.has(error.code) || error.responseCode >= 500
  return { outcome: { is: 'postponed', reason: `${sentenceOf(error)}${numbers(error)}` }, isOurs }
}
