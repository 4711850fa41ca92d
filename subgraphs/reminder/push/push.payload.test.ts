import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Message, Parcel } from '../domain/parcel.ts'
import { parcelFor, reminderMessage } from './push.fixture.ts'
import { payloadOf, shortPayload, type ToldByPush } from './push.payload.ts'
import { withinBytes } from './within-bytes.ts'

const told = (message: Message, values: Partial<Parcel> = {}) => {
  const parcel = parcelFor('some-device', { message, ...values })
  return { parcel, message: message as ToldByPush } // none of these is a code
}
const payload = (message: Message, values?: Partial<Parcel>) => {
  const { parcel, message: given } = told(message, values)
  return payloadOf(parcel, given, 'tag')
}

const line = (title: string) => ({
  taskId: 'some-task',
  title,
  due: { date: '2030-01-02', time: null, timeZone: 'UTC' },
})
const digest = {
  kind: 'DIGEST',
  date: '2030-01-02',
  today: { lines: [line('Water the plants'), line('Feed the cat')], more: 0 },
  overdue: { lines: [line('Taxes')], more: 3 },
} as const

test('a push says what the mail says, by the reader’s clock and without the file', () => {
  expect(payload(reminderMessage())).toMatchObject({
    title: 'Water the plants',
    body: 'Due Wednesday, 2 January 2030 at 21:00',
    lang: 'en',
    dir: 'auto',
  })
  const { body } = payload(reminderMessage({ due: null, isLate: true, isConfirmed: false, nag: 2 }))
  expect(body.split('\n')).toEqual([
    expect.stringContaining('This comes late'),
    expect.stringContaining('twice'),
    expect.stringContaining('could not check'),
  ])
})

test('in Urdu it is written from right to left', () => {
  expect(payload(reminderMessage(), { locale: 'UR' })).toMatchObject({
    title: 'Water the plants',
    body: expect.stringContaining('مقررہ وقت: بدھ، 2 جنوری 2030'),
    lang: 'ur',
    dir: 'rtl',
  })
})

test('a digest names what is due, and counts it', () => {
  expect(payload(digest)).toMatchObject({
    title: 'Your day: 2 due today, 4 overdue',
    body: 'Due today: Water the plants · Feed the cat\nOverdue: Taxes · and 3 more',
    at: null,
    reminderId: null,
    taskId: null,
  })
})

test('the short one has nothing that people wrote', () => {
  for (const [message, short] of [
    [reminderMessage(), { title: 'Reminder', body: 'Due Wednesday, 2 January 2030 at 21:00' }],
    [digest, { title: 'Your day', body: '' }],
  ] as const) {
    const { parcel, message: given } = told(message)
    expect(shortPayload(parcel, given, 'tag')).toMatchObject(short)
  }
})

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 2_000 }),
  fc.string({ unit: 'binary', maxLength: 2_000 }),
  fc.string({ unit: fc.constantFrom('"', '\\', '\n', '\u0001', '\u0000', '👨‍👩‍👧‍👦', 'ہ'), maxLength: 2_000 }),
)

test('whatever people wrote, it fits into 3 KB', () => {
  const lines = fc.array(anyText.map(line), { maxLength: 5 })
  const anyDigest = fc.record({ today: lines, overdue: lines }).map(({ today, overdue }) => ({
    ...digest,
    ...{ today: { lines: today, more: 1e6 }, overdue: { lines: overdue, more: 1e6 } },
  }))
  const anyReminder = anyText.map((title) => reminderMessage({ title, isLate: true, isConfirmed: false, nag: 20 }))
  fc.assert(
    fc.property(fc.oneof(anyDigest, anyReminder), fc.constantFrom('EN' as const, 'UR' as const), (message, locale) => {
      expect(Buffer.byteLength(JSON.stringify(payload(message, { locale })))).toBeLessThanOrEqual(3_072)
    }),
  )
})

test('what is cut is the start of the text, within its limit, and only cut when it has to be', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 3, max: 1_000 }), (text, most) => {
      const cut = withinBytes(text, most)
      const isWhole = Buffer.byteLength(text) <= most
      expect(cut === text).toBe(isWhole)
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(most)
      expect(isWhole || (cut.endsWith('…') && text.startsWith(cut.slice(0, -1)))).toBe(true)
    }),
  )
})
