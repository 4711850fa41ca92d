import type { Message, Parcel } from '../domain/parcel.ts'
import { type Block, type Letter, letterOf } from '../mail/letter.ts'
import { withinBytes } from './within-bytes.ts'

/** What the service worker in a browser is given, as JSON of at most 3 KB. */
export type PushPayload = Readonly<{
  title: string
  body: string
  /** The instant that it fired for; null for a digest. */
  at: string | null
  reminderId: string | null
  taskId: string | null
  lang: 'en' | 'ur'
  /** Of the notification; `auto` goes by the first letter of each text, as titles are in any language. */
  dir: 'auto' | 'rtl'
  /** A later notification with the same tag takes the place of the earlier one. */
  tag: string
}>

/** A code is for mails alone. */
export type ToldByPush = Exclude<Message, { kind: 'CODE' }>

// A push service takes 4,096 bytes, of which encryption needs about a hundred. JSON doubles quotes and line breaks.
const most = { title: 800, body: 500 }

/** In the words of the mail that says the same. */
export function payloadOf(parcel: Parcel, message: ToldByPush, tag: string): PushPayload {
  const letter = letterOf(parcel)
  return framed(parcel, message, {
    title: message.kind === 'REMINDER' ? titleOf(letter) : letter.subject,
    body: linesOf(letter).join('\n'),
    tag,
  })
}

/** The same without what people wrote, for a push service that finds it too long. */
export function shortPayload(parcel: Parcel, message: ToldByPush, tag: string): PushPayload {
  const letter = letterOf(parcel)
  const body = message.kind === 'REMINDER' ? (linesOf(letter)[0] ?? '') : ''
  return framed(parcel, message, { title: letter.kicker, body, tag })
}

type Framed = Pick<PushPayload, 'title' | 'body' | 'tag'>

function framed({ locale }: Parcel, message: ToldByPush, { title, body, tag }: Framed): PushPayload {
  const about =
    message.kind === 'REMINDER'
      ? { at: message.at.toISOString(), reminderId: message.reminderId, taskId: message.taskId }
      : { at: null, reminderId: null, taskId: null }
  return {
    title: withinBytes(title, most.title),
    body: withinBytes(body, most.body),
    ...about,
    ...(locale === 'UR' ? { lang: 'ur', dir: 'rtl' } : { lang: 'en', dir: 'auto' }),
    tag,
  }
}

const titleOf = ({ blocks }: Letter) => blocks.flatMap((block) => (block.is === 'title' ? block.text : [])).join(' ')

const linesOf = ({ blocks }: Letter): string[] => blocks.flatMap(lineOf)

/** Nothing is said of files, as a push brings none. */
function lineOf(block: Block): string[] {
  if (block.is === 'list') return [listLine(block)]
  return block.is === 'fact' || block.is === 'note' ? [block.text] : []
}

const listLine = ({ heading, items, more }: Extract<Block, { is: 'list' }>) =>
  `${heading}: ${[...items.map(({ title }) => title), more ?? []].flat().join(' · ')}`
