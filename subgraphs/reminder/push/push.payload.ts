import type { DigestList, Message, Parcel } from '../domain/parcel.ts'
import { type DueWords, dueInstant } from '../domain/trigger.ts'
import { type PushTexts, pushTexts } from './push.texts.ts'
import { shortened } from './shortened.ts'

/** What the service worker in a browser is given, as JSON of at most 3 KB. */
export type PushPayload = Readonly<{
  title: string
  body: string
  /** The instant that it fired for; null for a digest. */
  at: string | null
  reminderId: string | null
  taskId: string | null
  lang: 'en' | 'ur'
  /** Of the notification; `auto` is by the first letter of each text, as titles are in any language. */
  dir: 'auto' | 'rtl'
  /** A later notification with the same tag takes the place of the earlier one. */
  tag: string
}>

/** A code is for mails alone. */
export type ToldByPush = Exclude<Message, { kind: 'CODE' }>
type Words = Pick<PushPayload, 'title' | 'body'>

// A push service takes 4,096 bytes, of which encryption needs about a hundred; JSON may double what is escaped.
const most = { title: 800, body: 500 }

/** The same without what people wrote, for a push service that finds it too long. */
export function shortPayload(parcel: Parcel, message: ToldByPush, tag: string): PushPayload {
  const { shortTitle, shortBody } = pushTexts[parcel.locale]
  return { ...frame(parcel, message, tag), title: shortTitle, body: shortBody }
}

export function payloadOf(parcel: Parcel, message: ToldByPush, tag: string): PushPayload {
  const { title, body } = message.kind === 'REMINDER' ? reminderWords(parcel, message) : digestWords(parcel, message)
  return {
    ...frame(parcel, message, tag),
    title: shortened(title, most.title),
    body: shortened(body, most.body),
  }
}

function frame({ locale }: Parcel, message: ToldByPush, tag: string): Omit<PushPayload, keyof Words> {
  const about =
    message.kind === 'REMINDER'
      ? { at: message.at.toISOString(), reminderId: message.reminderId, taskId: message.taskId }
      : { at: null, reminderId: null, taskId: null }
  return { ...about, ...(locale === 'UR' ? { lang: 'ur', dir: 'rtl' } : { lang: 'en', dir: 'auto' }), tag }
}

function reminderWords({ locale, timeZone }: Parcel, message: Extract<ToldByPush, { kind: 'REMINDER' }>): Words {
  const texts = pushTexts[locale]
  const due = message.due ? texts.due(whenOf(message.due, { locale, timeZone })) : texts.withoutDue
  const notes = [
    message.nag > 0 && texts.again,
    message.isLate && texts.late,
    !message.isConfirmed && texts.unconfirmed,
  ].filter((note) => note !== false)
  return { title: message.title, body: [due, ...notes].join(' ') }
}

function digestWords({ locale }: Parcel, { today, overdue }: Extract<ToldByPush, { kind: 'DIGEST' }>): Words {
  const texts: PushTexts = pushTexts[locale]
  const count = ({ lines, more }: DigestList) => lines.length + more
  const titles = ({ lines }: DigestList) => lines.map(({ title }) => shortened(title, 100))
  return { title: texts.digest(count(today), count(overdue)), body: [...titles(overdue), ...titles(today)].join('\n') }
}

const languages = { EN: 'en-GB', UR: 'ur-PK' } as const

/** A time is told by the clock of whoever reads it; a whole day is the same day wherever they are. */
function whenOf(due: DueWords, { locale, timeZone }: Pick<Parcel, 'locale' | 'timeZone'>): string {
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const
  const format =
    due.time === null
      ? new Intl.DateTimeFormat(languages[locale], { ...day, timeZone: due.timeZone })
      : new Intl.DateTimeFormat(languages[locale], { ...day, hour: '2-digit', minute: '2-digit', timeZone })
  return format.format(dueInstant(due))
}
