import type { SendMailOptions } from 'nodemailer'
import { encodeWord } from 'nodemailer/lib/mime-funcs'
import type { Parcel } from '../domain/parcel.ts'
import { calendarOf } from './calendar.ts'
import { htmlOf } from './letter.html.ts'
import { type Links, textOf } from './letter.text.ts'
import { letterOf, wordsOf } from './letter.ts'
import { messageIdOf } from './message-id.ts'
import { hostOf, type Sender } from './sender.ts'

/** The server as mails show it. */
export type House = Readonly<{
  sender: Sender
  home: string | null
  /** Null where there is no way back: without an address of the server, there can be no link. */
  unsubscribeUrl: (ownerId: string, address: string) => string | null
}>

// nodemailer lets through what is encoded already: a title that looks so would be decoded by the reader.
const subjectLine = (subject: string) => (subject.includes('=?') ? encodeWord(subject, 'B', 52) : subject)

/** RFC 8058: one click, without a page in between. */
const oneClick = (unsubscribe: string | null): Record<string, string> =>
  unsubscribe ? { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}

function attachments({ message }: Parcel, sender: Sender) {
  const content = message.kind === 'REMINDER' ? calendarOf(message, hostOf(sender)) : null
  const contentType = 'text/calendar; charset=utf-8; method=PUBLISH'
  return content === null ? [] : [{ filename: 'reminder.ics', content, contentType }]
}

/** A parcel as a mail, for nodemailer to put on the wire. */
export function mailOf(parcel: Parcel, { sender, home, unsubscribeUrl }: House): SendMailOptions {
  const words = wordsOf(parcel.locale)
  const letter = letterOf(parcel)
  // A code goes to whoever's address was given: there is nothing yet to unsubscribe from.
  const unsubscribe = parcel.message.kind === 'CODE' ? null : unsubscribeUrl(parcel.ownerId, parcel.device)
  const links: Links = { home, unsubscribe }
  return {
    envelope: { from: sender.address, to: [parcel.device] },
    from: sender,
    to: { name: '', address: parcel.device },
    subject: subjectLine(letter.subject),
    messageId: messageIdOf(parcel.key, sender),
    text: textOf(letter, words, links),
    html: htmlOf(letter, words, links),
    attachments: attachments(parcel, sender),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': words.lang,
      ...oneClick(unsubscribe),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
