import { expect, test } from 'vitest'
import { isDayOf, preview, restOf, upcoming } from './repetition.ts'
import { aWorld, everyMonday, refusedWith, seriesOf } from './world.fixture.ts'

const series = (rule: string, date = '2030-01-07', time: string | null = '17:00') => {
  const world = aWorld()
  return seriesOf(world, world.create({ ...everyMonday, due: { date, time }, recurrence: { rule } }))
}
const said = (instants: readonly Date[]) => instants.map((instant) => instant.toISOString().slice(0, 16))

test('upcoming are the slots of the rule that are still ahead, however long it goes on already', () => {
  const kept = series('FREQ=WEEKLY;BYDAY=MO')
  expect(said(upcoming(kept, 2, new Date('2029-12-01T00:00:00Z')))).toEqual(['2030-01-07T17:00', '2030-01-14T17:00'])
  expect(said(upcoming(kept, 1, new Date('2030-01-14T16:59:59Z')))).toEqual(['2030-01-14T17:00'])
  expect(said(upcoming(kept, 1, new Date('2030-01-14T17:00:00Z')))).toEqual(['2030-01-21T17:00'])
})

test('a whole day is upcoming until it is over, and a first due off the rule is none of them', () => {
  const kept = series('FREQ=WEEKLY;COUNT=2;BYDAY=MO', '2030-01-09', null)
  expect(said(upcoming(kept, 5, new Date('2030-01-14T23:59:59Z')))).toEqual(['2030-01-14T00:00', '2030-01-21T00:00'])
  expect(said(upcoming(kept, 5, new Date('2030-01-15T00:00:00Z')))).toEqual(['2030-01-21T00:00'])
  expect(upcoming(kept, 5, new Date('2030-02-01T00:00:00Z'))).toEqual([])
})

test('a day is of a rule when some slot is on it', () => {
  const kept = series('FREQ=WEEKLY;COUNT=3;BYDAY=MO')
  const days = ['2030-01-06', '2030-01-07', '2030-01-08', '2030-01-21', '2030-01-28']
  expect(days.map((day) => isDayOf(kept, day))).toEqual([false, true, false, true, false])
})

test('of a COUNT is left what was not counted before; what has no COUNT is left as it is', () => {
  expect(restOf(series('FREQ=WEEKLY;COUNT=5;BYDAY=MO'), '2030-01-21T17:00')).toBe('FREQ=WEEKLY;COUNT=3;BYDAY=MO')
  expect(restOf(series('FREQ=WEEKLY;BYDAY=MO'), '2030-01-21T17:00')).toBe('FREQ=WEEKLY;BYDAY=MO')
})

test('a preview shows the instants of a rule, and refuses one that has none', () => {
  const asked = { rule: 'FREQ=DAILY', timeZone: 'Europe/Berlin', start: '2030-03-30T02:30' }
  expect(said(preview(asked, 2))).toEqual(['2030-03-30T01:30', '2030-03-31T01:30'])
  expect(() => preview({ ...asked, rule: 'FREQ=DAILY;UNTIL=20290101' }, 2)).toThrow(
    refusedWith('BAD_USER_INPUT', 'recurrence.rule: UNTIL'),
  )
})
