import fc from 'fast-check'
import { expect, test } from 'vitest'
import { interpret } from '../interpreter.ts'
import { repeating, wednesday } from './repeat.fixture.ts'

test.each([
  ['every Friday twice', 'FREQ=WEEKLY;COUNT=2;BYDAY=FR 2026-11-27'],
  ['on the 4th and 10th of each month up to 7x', 'FREQ=MONTHLY;COUNT=7;BYMONTHDAY=4,10 2026-12-04'],
  ['every Tuesday from 3pm to 4pm', 'FREQ=WEEKLY;BYDAY=TU 2026-12-01 15:00'],
  ['every Saturday at most 3 times', 'FREQ=WEEKLY;COUNT=3;BYDAY=SA 2026-11-28'],
  ['every Saturday for up to 2 months', 'FREQ=WEEKLY;UNTIL=20270127;BYDAY=SA 2026-11-28'],
  ['Mondays and Thursdays from January 1 to March 25th', 'FREQ=WEEKLY;UNTIL=20270325;BYDAY=MO,TH 2027-01-04'],
  ['daily starting in November until February', 'FREQ=DAILY;UNTIL=20280201 2027-11-01'],
])('a count or an end beside a repetition belongs to it: %s', (said, meant) => {
  expect(repeating(said)).toBe(meant)
})

test.each(['monthly on the first and last instance of Tuesday', 'every day up to 7', 'every week on the 4th day'])(
  'a number that nothing accounts for is asked about: %s',
  (said) => {
    expect(repeating(said)).toMatch(/^asks/)
  },
)

test('what counts something of the task is none of the repetition', () => {
  const { commands } = interpret('remind me every day to drink 2 glasses of water', { now: wednesday, timeZone: 'UTC' })

  expect(commands).toMatchObject([{ title: 'drink 2 glasses of water', recurrence: { rule: 'FREQ=DAILY' } }])
})

const repetition = fc.constantFrom('every day', 'every Monday', 'weekly', 'every 2 weeks', 'every month', 'each year')
const joint = fc.constantFrom('', 'and ', 'and the ', 'or ', 'only ', 'on the ')
const ordinal = fc.constantFrom('first', '2nd', 'third', '21st', 'last', '9th')
const after = fc.constantFrom('', ' instance', ' one', ' lap', ' of it')

test('no rule leaves an ordinal beside it to the title', () => {
  const all = fc.property(repetition, joint, ordinal, after, (said, ...rest) => {
    const { commands } = interpret(`remind me to stretch ${said} ${rest.join('')}`, { now: wednesday, timeZone: 'UTC' })
    const [command] = commands
    expect(command?.recurrence ? command.title : 'stretch').not.toMatch(/\d|first|third|last/)
  })
  fc.assert(all, { numRuns: 300 })
})
