import { createHash } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { openSink } from '../../../tests/support/mail-sink.ts'
import { carrierTo, parcel, reminder } from './mail.fixture.ts'

async function delivered(given: Parameters<typeof parcel>) {
  const sink = await openSink()
  const carrier = carrierTo(sink.url)
  onTestFinished(async () => {
    await carrier.close()
    await sink.close()
  })
  const outcome = await carrier.send(parcel(...given))
  const [first, ...others] = sink.arrived
  if (!first || others.length > 0) throw new Error(`one mail was expected: ${JSON.stringify(outcome)}`)
  return first
}

/** With a line break before the first as well, so that each stands between two. */
const headersOf = (raw: string) => `\r\n${raw.slice(0, raw.indexOf('\r\n\r\n') + 2)}`

test('a reminder arrives, from the sender to the one it is for', async () => {
  const { mail, from, to } = await delivered([])

  expect({ from, to }).toEqual({ from: 'tickler@mail.example.org', to: ['ali@example.org'] })
  expect(mail.from).toMatchObject({ name: 'Tickler', address: 'tickler@mail.example.org' })
  expect(mail.subject).toBe('Reminder: Water the plants')
  expect(mail.text).toContain('Due Sunday, 22 November 2026 at 17:00')
  expect(mail.html).toContain('Due Sunday, 22 November 2026 at 17:00')
  expect(mail.attachments).toMatchObject([{ filename: 'reminder.ics', mimeType: 'text/calendar' }])
})

test('its Message-ID is the whole hash of the delivery key', async () => {
  const { raw } = await delivered([])

  const hash = createHash('sha256').update(parcel().key).digest('base64url')
  expect(hash).toHaveLength(43)
  expect(headersOf(raw)).toContain(`\r\nMessage-ID: <${hash}@mail.example.org>\r\n`)
})

test('it can be unsubscribed from by one click, and no machine is to answer it', async () => {
  const { raw } = await delivered([reminder, { locale: 'UR' }])

  const headers = headersOf(raw)
  expect(headers).toContain('\r\nList-Unsubscribe: <https://tickler.example.org/unsubscribe/token>\r\n')
  expect(headers).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n')
  expect(headers).toContain('\r\nAuto-Submitted: auto-generated\r\n')
  expect(headers).toContain('\r\nX-Auto-Response-Suppress: All\r\n')
  expect(headers).toContain('\r\nContent-Language: ur\r\n')
  expect(headers).toMatch(/\r\nDate: \w{3}, \d{2} /)
})

test('a code has nothing to unsubscribe from, and does not stand in the subject', async () => {
  const { raw, mail } = await delivered([{ kind: 'CODE', code: '482913', expiresAt: new Date('2026-11-22T12:00:00Z') }])

  expect(headersOf(raw)).not.toContain('List-Unsubscribe')
  expect(headersOf(raw)).not.toContain('482913')
  expect(mail.text).toContain('482913')
  expect(mail.text).toContain('17:00')
  expect(mail.html).not.toContain('unsubscribe')
})

const wicked = [
  'x\r\nBcc: all@example.org\r\n\r\nhello',
  'x\nBcc: all@example.org',
  'x\u2028Bcc: all@example.org',
  '=?utf-8?B?eA0KQmNjOiBhbGxAZXhhbXBsZS5vcmc=?=',
  '=?utf-8?q?Your_bank?= and =?utf-8?q?more?=',
  '"quoted" <ali@example.org>, (comment)',
  'دودھ =?utf-8?B?eA==?= لانا',
  'a\u0000b\u0007c',
]

test.each(wicked)('S22: the title %j stays in the subject, and is read as it was written', async (title) => {
  const { raw, mail } = await delivered([{ ...reminder, title }])

  // biome-ignore lint/suspicious/noControlCharactersInRegex: what a title may have, and a subject may not
  expect(mail.subject).toBe(`Reminder: ${title.replace(/[\u0000-\u001f\u2028]+/g, ' ')}`)
  expect(mail.headers.map(({ key }) => key)).not.toContain('bcc')
  expect(mail.to).toEqual([{ name: '', address: 'ali@example.org' }])
  expect(headersOf(raw)).toMatch(/^[\u0020-\u007e\r\n\t]*$/)
})

test('mails go over connections that are kept', async () => {
  const sink = await openSink()
  const carrier = carrierTo(sink.url)
  onTestFinished(async () => {
    await carrier.close()
    await sink.close()
  })

  for (let round = 0; round < 5; round++) expect(await carrier.send(parcel())).toEqual({ is: 'accepted' })

  expect(sink.arrived).toHaveLength(5)
  expect(sink.connections()).toBe(1)
})
