import { parseValue } from 'graphql'
import { expect, test } from 'vitest'
import { scalars } from './scalars.ts'

test('an instant leaves as RFC 3339 in UTC, with milliseconds', () => {
  expect(scalars.DateTime.serialize(new Date('2030-01-01T02:00:00+02:00'))).toBe('2030-01-01T00:00:00.000Z')
})

test.each<[keyof typeof scalars, unknown[], unknown[]]>([
  ['DateTime', [new Date(0)], [new Date('nonsense'), '2030-01-01', 0, null]],
  ['LocalDate', ['2030-01-02'], ['2030-1-2', '2030-01-02T00:00', '', new Date(0)]],
  ['LocalTime', ['17:00', '17:00:30'], ['5pm', '17', '17:00:00.5', 17]],
  ['LocalDateTime', ['2030-01-02T17:00', '2030-01-02T17:00:30'], ['2030-01-02 17:00', '2030-01-02T17:00Z']],
  ['Duration', ['PT15M', '-PT15M', 'P1D'], ['15 minutes', '']],
  ['TimeZone', ['Europe/Berlin', 'UTC'], ['+02:00', '', 2]],
  ['Cursor', ['aB_-9'], ['a b', 'a=', '', 7]],
])('%s is checked on the way out', (name, right, wrong) => {
  for (const value of right) expect(() => scalars[name].serialize(value)).not.toThrow()
  for (const value of wrong) expect(() => scalars[name].serialize(value)).toThrow()
})

test('on the way in anything passes, since the input’s own schema names every problem at once', () => {
  expect(scalars.DateTime.parseValue('tomorrow')).toBe('tomorrow')
  expect(scalars.LocalDate.parseLiteral(parseValue('"2030-02-30"'))).toBe('2030-02-30')
  expect(scalars.JSON.parseLiteral(parseValue('{ a: [1, "b", null] }'))).toEqual({ a: [1, 'b', null] })
})
