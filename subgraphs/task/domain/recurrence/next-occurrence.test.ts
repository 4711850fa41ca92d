import { describe, expect, test } from 'vitest'
import { type Case, next } from './next-occurrence.fixture.ts'

describe('anchor DUE: the first slot after both the one that is done and now', () => {
  test.each<[string, Case, string | null]>([
    [
      'done in time',
      { rule: 'FREQ=WEEKLY;BYDAY=MO', start: '2026-11-02T09:00', at: '2026-11-02T08:00Z' },
      '2026-11-09T09:00',
    ],
    [
      'done a week early, it is still the one after',
      { rule: 'FREQ=DAILY', start: '2026-11-09T09:00', at: '2026-11-02T08:00Z' },
      '2026-11-10T09:00',
    ],
    [
      'three weeks late, next Monday and not three copies',
      { rule: 'FREQ=WEEKLY;BYDAY=MO', start: '2026-11-02T09:00', at: '2026-11-25T12:00Z' },
      '2026-11-30T09:00',
    ],
    [
      'the other week stays the other week',
      { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', start: '2026-11-02T09:00', at: '2026-11-25T12:00Z' },
      '2026-11-30T09:00',
    ],
    [
      'and is not the week between',
      { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', start: '2026-11-09T09:00', at: '2026-11-25T12:00Z' },
      '2026-12-07T09:00',
    ],
    [
      'at its very instant, it is over',
      { rule: 'FREQ=DAILY', start: '2026-11-02T09:00', at: '2026-11-03T09:00Z' },
      '2026-11-04T09:00',
    ],
    [
      'just before its instant, it is ahead',
      { rule: 'FREQ=DAILY', start: '2026-11-02T09:00', at: '2026-11-03T08:59:59.999Z' },
      '2026-11-03T09:00',
    ],
    [
      'COUNT counts what was passed over',
      { rule: 'FREQ=DAILY;COUNT=3', start: '2026-11-02T09:00', at: '2026-11-03T12:00Z' },
      '2026-11-04T09:00',
    ],
    ['and then it is over', { rule: 'FREQ=DAILY;COUNT=3', start: '2026-11-02T09:00', at: '2026-11-04T12:00Z' }, null],
    [
      'a first due off the rule is extra',
      { rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=1', start: '2026-11-21T09:00', at: '2026-11-21T10:00Z' },
      '2026-11-23T09:00',
    ],
    [
      'UNTIL ends it',
      {
        rule: 'FREQ=DAILY;UNTIL=20261103T090000Z',
        start: '2026-11-02T09:00',
        at: '2026-11-02T10:00Z',
        zone: 'Asia/Karachi',
      },
      '2026-11-03T09:00',
    ],
    [
      'UNTIL is over',
      {
        rule: 'FREQ=DAILY;UNTIL=20261103T035959Z',
        start: '2026-11-02T09:00',
        at: '2026-11-02T10:00Z',
        zone: 'Asia/Karachi',
      },
      null,
    ],
    [
      'a whole day of today is not over',
      { rule: 'FREQ=DAILY', start: '2026-11-20', at: '2026-11-21T23:59Z' },
      '2026-11-21',
    ],
    [
      'today is where the zone says',
      { rule: 'FREQ=DAILY', start: '2026-11-20', at: '2026-11-21T23:59Z', zone: 'Asia/Karachi' },
      '2026-11-22',
    ],
    ['done today, it is tomorrow', { rule: 'FREQ=DAILY', start: '2026-11-21', at: '2026-11-21T08:00Z' }, '2026-11-22'],
  ])('%s', (_, given, expected) => expect(next('DUE', given)).toBe(expected))
})

describe('anchor COMPLETION: the rule begins anew on the day it was done', () => {
  test.each<[string, Case, string | null]>([
    ['late', { rule: 'FREQ=DAILY;INTERVAL=3', start: '2026-11-01T17:00', at: '2026-11-21T10:00Z' }, '2026-11-24T17:00'],
    [
      'early',
      { rule: 'FREQ=DAILY;INTERVAL=3', start: '2026-11-25T17:00', at: '2026-11-21T10:00Z' },
      '2026-11-24T17:00',
    ],
    [
      'so early that it would be the same again',
      { rule: 'FREQ=DAILY;INTERVAL=4', start: '2026-11-25T17:00', at: '2026-11-21T10:00Z' },
      '2026-11-29T17:00',
    ],
    [
      'or one that was there before',
      {
        rule: 'FREQ=DAILY;INTERVAL=3',
        start: '2026-11-27T17:00',
        at: '2026-11-21T10:00Z',
        taken: ['2026-11-24T17:00', '2026-11-27T17:00'],
      },
      '2026-11-30T17:00',
    ],
    [
      'the day is that of the zone',
      { rule: 'FREQ=DAILY', start: '2026-11-01T17:00', at: '2026-11-21T20:00Z', zone: 'Asia/Karachi' },
      '2026-11-23T17:00',
    ],
    [
      'a weekday stays that weekday',
      { rule: 'FREQ=WEEKLY;BYDAY=MO', start: '2026-11-02T09:00', at: '2026-11-21T10:00Z' },
      '2026-11-23T09:00',
    ],
    ['a whole day', { rule: 'FREQ=WEEKLY;INTERVAL=2', start: '2026-11-02', at: '2026-11-21T10:00Z' }, '2026-12-05'],
    [
      'a later time of the same day',
      { rule: 'FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0', start: '2026-11-21T09:00', at: '2026-11-21T10:00Z' },
      '2026-11-21T17:00',
    ],
    [
      'which is not over',
      { rule: 'FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0', start: '2026-11-21T09:00', at: '2026-11-21T18:00Z' },
      '2026-11-22T09:00',
    ],
    [
      'hours go from the minute',
      { rule: 'FREQ=HOURLY;INTERVAL=4', start: '2026-11-01T17:00', at: '2026-11-21T10:23:45Z' },
      '2026-11-21T14:23',
    ],
    [
      'COUNT counts what was made',
      { rule: 'FREQ=DAILY;COUNT=3', start: '2026-11-01T17:00', at: '2027-11-21T10:00Z', made: 2 },
      '2027-11-22T17:00',
    ],
    ['and no more', { rule: 'FREQ=DAILY;COUNT=3', start: '2026-11-01T17:00', at: '2026-11-02T10:00Z', made: 3 }, null],
    [
      'less a first one off the rule',
      { rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=3', start: '2026-11-21T17:00', at: '2026-12-02T10:00Z', made: 3 },
      '2026-12-07T17:00',
    ],
    [
      'UNTIL ends it',
      { rule: 'FREQ=DAILY;INTERVAL=3;UNTIL=20261122', start: '2026-11-01T17:00', at: '2026-11-21T10:00Z' },
      null,
    ],
  ])('%s', (_, given, expected) => expect(next('COMPLETION', given)).toBe(expected))
})
