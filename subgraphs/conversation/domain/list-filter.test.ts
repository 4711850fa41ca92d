import { expect, test } from 'vitest'
import { listFilter } from './list-filter.ts'

// A Thursday: 1 November 2029, 23:30 in New York, and the 2nd in UTC.
const newYork = { now: new Date('2029-11-02T03:30:00Z'), timeZone: 'America/New_York' }
const daysOf = (what: string, here = newYork) => {
  const filter = listFilter(what, [], here)
  return [filter?.dueFrom, filter?.dueUntil]
}

test.each([
  ['today', '2029-11-01T04:00:00Z', '2029-11-02T04:00:00Z'],
  ['tomorrow', '2029-11-02T04:00:00Z', '2029-11-03T04:00:00Z'],
  ['2029-11-10', '2029-11-10T05:00:00Z', '2029-11-11T05:00:00Z'],
  ['this week', '2029-10-29T04:00:00Z', '2029-11-05T05:00:00Z'],
  ['next week', '2029-11-05T05:00:00Z', '2029-11-12T05:00:00Z'],
  ['this weekend', '2029-11-03T04:00:00Z', '2029-11-05T05:00:00Z'],
  ['next weekend', '2029-11-10T05:00:00Z', '2029-11-12T05:00:00Z'],
  ['this month', '2029-11-01T04:00:00Z', '2029-12-01T05:00:00Z'],
  ['next month', '2029-12-01T05:00:00Z', '2030-01-01T05:00:00Z'],
  ['this year', '2029-01-01T05:00:00Z', '2030-01-01T05:00:00Z'],
  ['next year', '2030-01-01T05:00:00Z', '2031-01-01T05:00:00Z'],
])('%s is from the first instant there to the first after it', (what, from, until) => {
  expect(daysOf(what)).toEqual([from, until])
})

test('what is listed without days', () => {
  expect(listFilter('all', [], newYork)).toEqual({ status: ['ACTIVE'] })
  expect(listFilter('overdue', [], newYork)).toEqual({ status: ['ACTIVE'], isOverdue: true })
  expect(listFilter('completed', ['shopping'], newYork)).toEqual({ status: ['COMPLETED'], tagsAll: ['shopping'] })
})

test('on the 31st the next month is the next one, too', () => {
  const lastOfJanuary = { now: new Date('2030-01-31T12:00:00Z'), timeZone: 'UTC' }
  expect(daysOf('next month', lastOfJanuary)).toEqual(['2030-02-01T00:00:00Z', '2030-03-01T00:00:00Z'])
})

test('what is none of these is not passed over', () => {
  expect(listFilter('this fortnight', [], newYork)).toBeNull()
})
