import type { Message, Parcel } from '../domain/parcel.ts'
import { htmlOf } from './letter.html.ts'
import { textOf } from './letter.text.ts'
import { letterOf, wordsOf } from './letter.ts'
import { parcel, taskId } from './mail.fixture.ts'

export const links = {
  home: 'https://tickler.example.org',
  unsubscribe: 'https://tickler.example.org/unsubscribe/a?b=1&c="2"',
}

/** What a mail with this message says. */
export const written = (message: Message, given: Partial<Parcel> = {}) => {
  const asked = parcel(message, given)
  const letter = letterOf(asked)
  const words = wordsOf(asked.locale)
  return { subject: letter.subject, text: textOf(letter, words, links), html: htmlOf(letter, words, links) }
}

const line = (title: string, time: string | null, date = '2026-11-22') => ({
  taskId,
  title,
  due: { date, time, timeZone: 'Asia/Karachi' },
})

export const digest: Extract<Message, { kind: 'DIGEST' }> = {
  kind: 'DIGEST',
  date: '2026-11-22',
  today: { lines: [line('Buy milk', '17:00'), line('Call Amma', null)], more: 0 },
  overdue: { lines: [line('Pay the bill', '09:00', '2026-11-20')], more: 1204 },
}
