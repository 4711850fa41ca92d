import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  dateTime,
  duration,
  expectedVersion,
  id,
  idempotencyKey,
  lead,
  line,
  localDate,
  localTime,
  paragraph,
  parseInput,
  timeZone,
} from './input.ts'

const title = line(1, 500)
const description = paragraph(0, 10_000)

test('text is trimmed and NFC', () => {
  expect(title.parse('  Buy milk\u3000')).toBe('Buy milk')
  expect(title.parse('Cafe\u0301')).toBe('Caf\u00e9')
})

test('lengths count code points, after trimming and composing', () => {
  expect(title.parse(` ${'🥛'.repeat(500)} `)).toBe('🥛'.repeat(500))
  expect(title.parse('e\u0301'.repeat(500))).toHaveLength(500)
  expect(() => title.parse('🥛'.repeat(501))).toThrow('shorten it to 500 characters; it has 501')
  expect(() => description.parse('x'.repeat(10_001))).toThrow('shorten it to 10,000 characters; it has 10,001')
})

test.each(['', '   ', '\n', '\u00a0\u2003'])('%j is nothing', (text) => {
  expect(() => title.parse(text)).toThrow('write something here')
})

test('control characters are refused; line breaks and tabs are not, where there is more than one line', () => {
  const controls = [...Array(32).keys(), ...Array.from({ length: 33 }, (_, index) => 0x7f + index)]
  const kept = new Set([0x09, 0x0a, 0x0d])
  for (const code of controls) {
    const text = `a${String.fromCodePoint(code)}b`
    expect(title.safeParse(text).success, `a line with U+${code.toString(16)}`).toBe(false)
    expect(description.safeParse(text).success, `a paragraph with U+${code.toString(16)}`).toBe(kept.has(code))
  }
  expect(title.safeParse('a\u2028b').success).toBe(false)
})

test('half of a surrogate pair, which PostgreSQL could not keep, is refused', () => {
  expect(() => title.parse('a\ud83d')).toThrow('half of a surrogate pair')
  expect(() => description.parse('\ude00b')).toThrow('half of a surrogate pair')
})

test('text in any script passes unharmed', () => {
  for (const text of ['دودھ خریدنا', 'kal shaam 5 baje', '牛乳', '👩‍👩‍👧', '<b>&amp;</b>', `'; drop table task --`]) {
    expect(title.parse(text)).toBe(text)
  }
})

const accepts = (schema: z.ZodType, text: unknown) => schema.safeParse(text).success

test.each<[string, z.ZodType, string[], string[]]>([
  [
    'a day',
    localDate,
    ['2026-11-22', '2028-02-29', '0002-01-01', '9998-12-31'],
    [
      '2026-02-30',
      '2027-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      '22.11.2026',
      '2026-11-22T00:00',
      '',
      'tomorrow',
      '+02026-11-22',
    ],
  ],
  [
    'a time of day',
    localTime,
    ['00:00', '17:00', '17:00:30', '23:59:59'],
    ['24:00', '25:00', '12:60', '12:00:60', '5pm', '17', '17:00:00.5', '17:00Z', ''],
  ],
  [
    'a time zone',
    timeZone,
    ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC', 'europe/berlin', 'EST5EDT'],
    ['Mars/Base', 'Berlin', '+02:00', '', ' Europe/Berlin', 'Europe/Berlin\n', 'x'.repeat(65)],
  ],
  [
    'an instant',
    dateTime,
    ['2026-11-22T17:00:00Z', '2026-11-22T17:00:00.123+05:30', '2026-11-22T17:00:00-00:00'],
    [
      '2026-11-22',
      '2026-11-22T17:00:00',
      '2026-02-30T00:00:00Z',
      '2026-11-22T25:00:00Z',
      '2026-11-22T17:00:00+25:00',
      'now',
      '',
    ],
  ],
  [
    'a duration',
    duration,
    ['PT15M', 'P1D', 'P1W', 'P1DT2H', '-PT5M', 'PT0S', 'PT1.5H'],
    ['P1M', 'P1Y', 'P1Y2D', '15M', 'PT', 'P', '', '15 minutes', 'P1DT'],
  ],
  ['a lead', lead, ['PT0S', 'PT15M', 'P366D', 'P1W'], ['-PT1S', 'P366DT1S', 'P9999999D', 'PT9999999999H', 'P1M']],
  ['an id', id, ['0192d3c4-5b6a-7c8d-9e0f-1a2b3c4d5e6f'], ['', 'x', '3b241101-e2bb-4255-8caf-4136c566a962']],
  ['a key', idempotencyKey, ['k', '🥛'.repeat(128)], ['', '  ', 'x'.repeat(129), 'a\nb']],
])('%s is told from what is none', (_, schema, right, wrong) => {
  expect(right.filter((text) => !accepts(schema, text))).toEqual([])
  expect(wrong.filter((text) => accepts(schema, text))).toEqual([])
  for (const given of [7, true, {}, []]) expect(accepts(schema, given)).toBe(false)
})

// ICU knows more names than the calendar does, and each of these stands for more than one place.
test.each(['IST', 'JST', 'PST', 'ACT', 'AET', 'CTT', 'Etc/Unknown', 'T00:00Z'])('%s is no zone', (name) => {
  expect(() => timeZone.parse(name)).toThrow('use an IANA time zone, like Europe/Berlin')
})

test('whatever is taken for a zone, days and times can be had in it', () => {
  const names = [
    ...Intl.supportedValuesOf('timeZone'),
    'Asia/Calcutta',
    'US/Pacific',
    'GB-Eire',
    'PRC',
    'ROK',
    'Navajo',
  ]
  for (const name of names.filter((one) => accepts(timeZone, one))) {
    expect(() => Temporal.PlainDate.from('2030-03-31').toZonedDateTime({ timeZone: name }), name).not.toThrow()
  }
  expect(names.filter((name) => !accepts(timeZone, name))).toEqual([])
})

test('a version is a whole number from 1 on; it may be left out', () => {
  for (const given of [1, 2 ** 31 - 1, null, undefined]) expect(accepts(expectedVersion, given)).toBe(true)
  for (const given of [0, -1, 1.5, '1']) expect(accepts(expectedVersion, given)).toBe(false)
})

test('an id may come in capitals, and is the same id', () => {
  expect(id.parse('0192D3C4-5B6A-7C8D-9E0F-1A2B3C4D5E6F')).toBe('0192d3c4-5b6a-7c8d-9e0f-1a2b3c4d5e6f')
})

test('every instant that can be written can be stored: four digits of a year in UTC', () => {
  for (const text of ['9999-12-31T23:59:59-00:01', '0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00'])
    expect(accepts(dateTime, text), text).toBe(false)
  expect(dateTime.parse('2026-11-22T17:00:00+05:30')).toEqual(new Date('2026-11-22T11:30:00Z'))
})

test('every day of the calendar is a day, and no other', () => {
  const number = (max: number) => fc.integer({ min: 0, max })
  const two = (value: number) => String(value).padStart(2, '0')
  fc.assert(
    fc.property(number(9999), number(13), number(32), (year, month, day) => {
      const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
      const days = month >= 1 && month <= 12 ? Temporal.PlainYearMonth.from({ year, month }).daysInMonth : 0
      expect(accepts(localDate, text)).toBe(year >= 2 && year <= 9998 && day >= 1 && day <= days)
    }),
  )
})

test('every problem is told at once, each by its path', () => {
  const schema = z.object({ title, due: z.object({ date: localDate, timeZone }), tags: z.array(line(1, 5)) })
  const given = { title: '', due: { date: '2026-02-30', timeZone: 'x/y' }, tags: ['fine', 'too long', 7] }

  expect(() => parseInput(schema, given)).toThrow(
    expect.objectContaining({
      extensions: {
        code: 'BAD_USER_INPUT',
        problems: [
          { path: 'input.title', problem: 'write something here' },
          { path: 'input.due.date', problem: 'use a date that exists, like 2026-11-22' },
          { path: 'input.due.timeZone', problem: 'use an IANA time zone, like Europe/Berlin' },
          { path: 'input.tags.1', problem: 'shorten it to 5 characters; it has 8' },
          { path: 'input.tags.2', problem: 'write a text here' },
        ],
      },
    }),
  )
  expect(() => parseInput(schema, null, 'filter')).toThrow(/filter: /)
  expect(() => parseInput(schema, { ...given, title: 'x' }, '')).toThrow(/^Correct the input: due\.date: /)
})

test('no text of any kind makes a parser fail otherwise than by a problem', () => {
  const all = [title, description, localDate, localTime, timeZone, dateTime, duration, lead, id]
  const unit = fc.constantFrom('grapheme', 'binary', 'binary-ascii' as const)
  fc.assert(
    fc.property(
      unit.chain((one) => fc.string({ unit: one })),
      (text) => {
        for (const schema of all) expect(() => schema.safeParse(text)).not.toThrow()
      },
    ),
  )
})
