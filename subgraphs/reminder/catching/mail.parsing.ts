import type { Attachment, Email } from 'postal-mime'
import type { Caught } from './caught.store.ts'

/** What a mail says, taken apart. */
export type ParsedMail = Pick<Caught, 'subject' | 'text' | 'html' | 'calendar' | 'headers'>

/** Rejects for what no mail program could read. */
export async function parseMail(raw: Uint8Array): Promise<ParsedMail> {
  const { default: PostalMime } = await import('postal-mime')
  const mail = await PostalMime.parse(raw)
  return {
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? null,
    calendar: calendarIn(mail),
    headers: headersOf(mail),
  }
}

function calendarIn({ attachments }: Email): string | null {
  const calendar = attachments.find(isCalendar)?.content
  if (calendar === undefined) return null
  const text = typeof calendar === 'string' ? calendar : new TextDecoder().decode(calendar)
  return text.replaceAll(/\r?\n/g, '\r\n') // as RFC 5545 has them: the parser gives texts the line ends of Unix
}

const isCalendar = ({ mimeType, filename }: Attachment) =>
  mimeType === 'text/calendar' || filename?.endsWith('.ics') === true

/** By their names in small letters; of those that come more than once, all values in a row. */
function headersOf({ headers }: Email): Record<string, string> {
  const values = new Map<string, string>()
  for (const { key, value } of headers) {
    const before = values.get(key)
    values.set(key, before === undefined ? value : `${before}, ${value}`)
  }
  return Object.fromEntries(values)
}
