import { describe, expect, test } from 'vitest'
import { repeating } from './repeat.fixture.ts'

const week = 'FREQ=WEEKLY;BYDAY='
const working = `${week}MO,TU,WE,TH,FR`

describe('by the day and by the week', () => {
  test.each([
    ['every day', 'FREQ=DAILY 2026-11-25'],
    ['each and every day', 'FREQ=DAILY 2026-11-25'],
    ['on a daily basis', 'FREQ=DAILY 2026-11-25'],
    ['day after day', 'FREQ=DAILY 2026-11-25'],
    ['everyday at 7pm', 'FREQ=DAILY 2026-11-25 19:00'],
    ['at 8 every day', 'FREQ=DAILY 2026-11-26 08:00'],
    ['every morning', 'FREQ=DAILY 2026-11-26 09:00'],
    ['every evening at 7', 'FREQ=DAILY 2026-11-25 19:00'],
    ['in the evenings', 'FREQ=DAILY 2026-11-25 18:00'],
    ['every other day', 'FREQ=DAILY;INTERVAL=2 2026-11-25'],
    ['on alternate days', 'FREQ=DAILY;INTERVAL=2 2026-11-25'],
    ['evry 3 days', 'FREQ=DAILY;INTERVAL=3 2026-11-25'],
    ['every 3d', 'FREQ=DAILY;INTERVAL=3 2026-11-25'],
    ['every weekday 9:30', `${working} 2026-11-26 09:30`],
    ['Monday through Friday', `${working} 2026-11-25`],
    ['mon-fri at 8', `${working} 2026-11-26 08:00`],
    ['every working day', `${working} 2026-11-25`],
    ['on weekends at noon', `${week}SA,SU 2026-11-28 12:00`],
    ['every day except Sunday', `${week}MO,TU,WE,TH,FR,SA 2026-11-25`],
    ['weekdays but not on Wednesday', `${week}MO,TU,TH,FR 2026-11-26`],
  ])('%s', (said, meant) => {
    expect(repeating(said)).toBe(meant)
  })
})

describe('by weekdays', () => {
  test.each([
    ['every Monday', `${week}MO 2026-11-30`],
    ['on Mondays', `${week}MO 2026-11-30`],
    ['every Wednesday at 9', `${week}WE 2026-12-02 09:00`],
    ['every Mon, Wed and Fri', `${week}MO,WE,FR 2026-11-25`],
    ['every mon/wed', `${week}MO,WE 2026-11-25`],
    ['every tue thu sat', `${week}TU,TH,SA 2026-11-26`],
    ['MWF', `${week}MO,WE,FR 2026-11-25`],
    ['mondays & thursdays', `${week}MO,TH 2026-11-26`],
    ['every Monday, every Wednesday and every Friday at 5', `${week}MO,WE,FR 2026-11-25 17:00`],
    ['saturday mornings at 10', `${week}SA 2026-11-28 10:00`],
    ['every Sunday night', `${week}SU 2026-11-29 20:00`],
    ['weekly on Tuesdays', `${week}TU 2026-12-01`],
    ['on Friday every week', `${week}FR 2026-11-27`],
    ['twice a week on Monday and Thursday', `${week}MO,TH 2026-11-26`],
    ['every other Tuesday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU 2026-12-01'],
    ['every second Thursday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH 2026-11-26'],
    ['every 2 weeks on Monday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO 2026-11-30'],
    ['fortnightly', 'FREQ=WEEKLY;INTERVAL=2 2026-11-25'],
  ])('%s', (said, meant) => {
    expect(repeating(said)).toBe(meant)
  })
})

describe('several times a day', () => {
  test.each([
    ['hourly', 'FREQ=HOURLY 2026-11-25 11:00'],
    ['every 2 hours', 'FREQ=HOURLY;INTERVAL=2 2026-11-25 12:00'],
    ['every 120 minutes', 'FREQ=HOURLY;INTERVAL=2 2026-11-25 12:00'],
    ['every day at 8am and 8pm', 'FREQ=DAILY;BYHOUR=8,20 2026-11-25 20:00'],
    ['twice a day at 9:30 and 5:30', 'FREQ=DAILY;BYHOUR=9,17 2026-11-25 17:30'],
    ['every morning and evening', 'FREQ=DAILY;BYHOUR=9,18 2026-11-25 18:00'],
    ['every 2 hours from 9am to 5pm', 'FREQ=DAILY;BYHOUR=9,11,13,15,17 2026-11-25 11:00'],
  ])('%s', (said, meant) => {
    expect(repeating(said)).toBe(meant)
  })
})
