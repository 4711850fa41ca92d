import { describe, expect, test } from 'vitest'
import { interpret } from '../interpreter.ts'
import { repeating, wednesday } from './repeat.fixture.ts'

describe('starts and ends', () => {
  test.each([
    ['every day starting next Monday', 'FREQ=DAILY 2026-11-30'],
    ['every week from 1 May', 'FREQ=WEEKLY 2027-05-01'],
    ['starting tomorrow every day at 6pm', 'FREQ=DAILY 2026-11-26 18:00'],
    ['every day until Christmas', 'FREQ=DAILY;UNTIL=20261225 2026-11-25'],
    ['every Friday till the end of June', 'FREQ=WEEKLY;UNTIL=20270630;BYDAY=FR 2026-11-27'],
    ['every year until 2030', 'FREQ=YEARLY;UNTIL=20301231 2026-11-25'],
    ['every day at 7am until December 20', 'FREQ=DAILY;UNTIL=20261220 2026-11-26 07:00'],
    ['every day for 3 weeks', 'FREQ=DAILY;UNTIL=20261215 2026-11-25'],
    ['every week for 10 times', 'FREQ=WEEKLY;COUNT=10 2026-11-25'],
    ['every Christmas for 3 years', 'FREQ=YEARLY;UNTIL=20291224;BYMONTH=12;BYMONTHDAY=25 2026-12-25'],
    ['every Monday, 3 occurrences', 'FREQ=WEEKLY;COUNT=3;BYDAY=MO 2026-11-30'],
  ])('%s', (said, meant) => {
    expect(repeating(said)).toBe(meant)
  })

  test('an end may stand at the end of the message', () => {
    const { commands } = interpret('remind me every day to take antibiotics for 10 days', {
      now: wednesday,
      timeZone: 'UTC',
    })

    expect(commands).toMatchObject([{ title: 'take antibiotics', recurrence: { rule: 'FREQ=DAILY;UNTIL=20261204' } }])
  })
})

describe('counted from when it is done', () => {
  test.each([
    ['every 3 days after I finish', 'FREQ=DAILY;INTERVAL=3 from when it is done 2026-11-25'],
    ['every! 2 weeks', 'FREQ=WEEKLY;INTERVAL=2 from when it is done 2026-11-25'],
    ['3 days after completion', 'FREQ=DAILY;INTERVAL=3 from when it is done 2026-11-25'],
  ])('%s', (said, meant) => {
    expect(repeating(said)).toBe(meant)
  })
})

describe('the first is the next by the clock of the person', () => {
  test.each([
    ['Pacific/Kiritimati', 'every Wednesday', '2026-12-02'],
    ['America/Los_Angeles', 'every Wednesday', '2026-11-25'],
    ['America/Los_Angeles', 'every day at 8am', '2026-11-25 08:00'],
    ['Asia/Karachi', 'every day at 3pm', '2026-11-26 15:00'],
    ['Asia/Karachi', 'every day at 3:01pm', '2026-11-25 15:01'],
  ])('%s: %s', (timeZone, said, due) => {
    expect(repeating(said, timeZone)).toMatch(new RegExp(` ${due}$`))
  })

  test('where the clock skips the hour it comes later, and its time stays', () => {
    const now = new Date('2027-03-28T00:30:00Z')
    const { commands } = interpret('remind me to stretch every day at 2:30am', { now, timeZone: 'Europe/Berlin' })

    expect(commands[0]?.due).toMatchObject({ date: '2027-03-28', time: '02:30', at: new Date('2027-03-28T01:30:00Z') })
  })
})

describe('a repetition without one rule is asked about', () => {
  test.each([
    'every few days',
    'every now and then',
    'twice a week',
    'three times a day',
    'every 90 minutes',
    'every 2 to 3 weeks',
    'every day at 8 and every Monday at 9',
    'every week on the 5th',
    'regularly',
  ])('%s', (said) => {
    expect(repeating(said)).toBe('asks: repetition')
  })
})

describe('what only describes repeats nothing', () => {
  test.each([
    'finish the weekly report',
    'read my monthly magazine',
    'write daily standup notes',
    'thank every one of them',
    'smile every time I see her',
    'think about everyday life',
    'call the bank once',
  ])('%s', (title) => {
    const { commands } = interpret(`remind me to ${title}`, { now: wednesday, timeZone: 'UTC' })

    expect(commands).toMatchObject([{ title, recurrence: null, due: null }])
  })
})

test.each([
  ['todo: standup every weekday 9:30', 'standup'],
  ['every Monday remind me to water the plants', 'water the plants'],
  ['remind me on Mondays to water the plants', 'water the plants'],
  ['set a daily reminder at 8 to take vitamins', 'take vitamins'],
  ['set a recurring reminder every Friday to send the invoice', 'send the invoice'],
  ['schedule a weekly meeting with Bob on Mondays at 10', 'meeting with Bob'],
  ['wake me up every weekday at 6', 'Wake up'],
])('it may stand anywhere: %s', (text, title) => {
  const { commands } = interpret(text, { now: wednesday, timeZone: 'UTC' })

  expect(commands).toMatchObject([{ title, recurrence: { anchor: 'DUE', timeZone: 'UTC' } }])
})

test('several weekdays alone could be these days only, so it is proposed first', () => {
  const { commands, confidence } = interpret('+ gym mon wed fri', { now: wednesday, timeZone: 'UTC' })

  expect(commands).toMatchObject([{ title: 'gym', recurrence: { rule: 'FREQ=WEEKLY;BYDAY=MO,WE,FR' } }])
  expect(confidence).toBe(0.8)
})
