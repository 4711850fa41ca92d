import { createTransport, type SendMailOptions } from 'nodemailer'
import { beforeAll, expect, test } from 'vitest'
import { createLog } from '../../../platform/log.ts'
import { freshDatabase } from '../../../tests/support/database.ts'
import { keepCaught, mostCaught, readCaught } from './caught.store.ts'
import { type MailCatcher, openMailCatcher } from './mail.catcher.ts'

const database = await freshDatabase()
const worker = database.open('reminder_worker')
const log = createLog('silent', 'test')
let catcher: MailCatcher

beforeAll(async () => {
  const ownerOf = (messageId: string) => (messageId === '<ada@tickler>' ? 'ada' : null)
  catcher = await openMailCatcher({ worker, log, ownerOf })
  return () => catcher.close()
})

/** By real SMTP, as any mail program would. */
async function send(mail: SendMailOptions): Promise<void> {
  const transport = createTransport(catcher.url)
  await transport.sendMail({ from: 'tickler@localhost', to: 'ada@example.org', ...mail })
  transport.close()
}

const calendar = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'SUMMARY:دودھ', 'END:VCALENDAR', ''].join('\r\n')

test('a mail is kept as its reader would see it, with its calendar file', async () => {
  await send({
    subject: 'یاد دہانی: دودھ',
    text: 'دودھ خریدیں',
    html: '<p dir="rtl">دودھ خریدیں</p>',
    messageId: '<ada@tickler>',
    headers: { 'X-Twice': ['one', 'two'] },
    attachments: [{ filename: 'task.ics', content: calendar, contentType: 'text/calendar; charset=utf-8' }],
  })

  const [caught] = await readCaught(worker, 'ada', 1)
  expect(caught).toMatchObject({
    channel: 'EMAIL',
    recipient: 'ada@example.org',
    subject: 'یاد دہانی: دودھ',
    text: expect.stringContaining('دودھ خریدیں'),
    html: expect.stringContaining('<p dir="rtl">دودھ خریدیں</p>'),
    calendar,
    headers: { 'message-id': '<ada@tickler>', 'x-twice': 'one, two' },
  })
  expect(await readCaught(worker, 'bob', 9)).toEqual([])
})

test('each of several recipients gets it', async () => {
  await send({ to: ['one@example.org', 'two@example.org'], subject: 'For both', text: 'Hello' })

  const caught = await readCaught(worker, null, 9)
  const recipients = caught.filter(({ subject }) => subject === 'For both').map(({ recipient }) => recipient)
  expect(recipients.toSorted()).toEqual(['one@example.org', 'two@example.org'])
})

test('what PostgreSQL cannot hold is kept without it', async () => {
  await send({ subject: 'Odd', text: 'a\0b' })
  expect((await readCaught(worker, null, 1))[0]?.text).toContain('a\uFFFDb')
})

test('a mail of more than a megabyte is refused', async () => {
  await expect(send({ subject: 'Large', text: 'a'.repeat(1_100_000) })).rejects.toThrow(/552|too large/i)
})

test('a mail that cannot be stored is not accepted', async () => {
  const nowhere = { query: () => Promise.reject(new Error('the database is gone')) }
  const other = await openMailCatcher({ worker: nowhere, log, ownerOf: () => null })
  const transport = createTransport(other.url)
  const sent = transport.sendMail({ from: 'a@example.org', to: 'b@example.org', text: 'Hello' })
  await expect(sent).rejects.toMatchObject({ responseCode: 451 })
  transport.close()
  await other.close()
})

test('the newest 200 are kept, and each of them is seen', async () => {
  const push = { ownerId: null, channel: 'PUSH', recipient: 'a browser', text: '', html: null } as const
  for (let number = 1; number <= mostCaught + 5; number++)
    await keepCaught(worker, { ...push, subject: `${number}`, calendar: null, headers: {} })

  const caught = await readCaught(worker, null, 1_000)
  expect(caught.map(({ subject }) => subject)).toEqual(
    Array.from({ length: mostCaught }, (_, index) => `${mostCaught + 5 - index}`),
  )
})

test('requests see nothing of it', async () => {
  await expect(database.open('reminder').query('select * from reminder.caught')).rejects.toThrow('permission denied')
})
