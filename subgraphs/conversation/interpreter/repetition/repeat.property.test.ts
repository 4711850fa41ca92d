import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOnRule } from '../../../../platform/recurrence/expand.ts'
import { localRule } from '../../../../platform/recurrence/local-rule.ts'
import { parseRule } from '../../../../platform/recurrence/parse-rule.ts'
import { interpret } from '../interpreter.ts'

const heads = [
  'every',
  'each',
  'every other',
  'every 3',
  'every second',
  'every last',
  'on',
  'every first',
  'once a',
  'twice a',
]
const middles = [
  ...['day', 'days', 'week', 'month', 'year', 'hours', 'Monday', 'Tue and Thu', 'weekdays', 'weekend', 'morning'],
  ...['15th', '31st of the month', 'January', '29 February', 'Friday of the month', 'mondays', 'quarter'],
]
const tails = [
  ...[
    '',
    '',
    'at 8',
    'at 2:30am',
    'at 9am and 5pm',
    'until Christmas',
    'for 3 weeks',
    '5 times',
    'starting next Monday',
  ],
  ...['in March', 'on Friday', 'on the 5th', 'except Sunday', 'after I finish', 'of every month', 'from 9 to 5'],
]
const phrase = fc
  .tuple(fc.constantFrom(...heads), fc.constantFrom(...middles), fc.constantFrom(...tails), fc.constantFrom(...tails))
  .map((parts) => parts.join(' '))
const moment = fc.date({
  min: new Date('2024-01-01T00:00:00Z'),
  max: new Date('2040-01-01T00:00:00Z'),
  noInvalidDate: true,
})
const zone = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Karachi',
  'Pacific/Apia',
  'Australia/Lord_Howe',
)

test('whatever rule is read can be kept, and is due first on one of its slots that is not over', () => {
  const rule = fc.property(phrase, moment, zone, (said, now, timeZone) => {
    const [command] = interpret(`remind me to stretch ${said}`, { now, timeZone }).commands
    if (!command?.recurrence || !command.due) return
    const { recurrence, due } = command
    const parsed = parseRule(recurrence.rule)

    expect(parsed).toMatchObject({ text: recurrence.rule })
    expect(due.at > now, said).toBe(true)
    const slot = due.time === null ? due.date : `${due.date}T${due.time}`
    if ('rule' in parsed) expect(isOnRule(localRule(parsed.rule, timeZone), slot, slot), `${said}: ${slot}`).toBe(true)
  })
  fc.assert(rule, { numRuns: 2_000 })
})

test.each([
  'every '.repeat(660),
  'every monday and '.repeat(230),
  'on the 1st and 2nd, '.repeat(190),
  'every day at 8 and 9 and 10 until '.repeat(115),
  'daily weekly monthly '.repeat(190),
  'for 3 weeks after completion of it '.repeat(110),
])('a message is read in time however often it says that something repeats: %.20s…', (text) => {
  const start = performance.now()
  interpret(text.slice(0, 4000), { now: new Date('2026-11-25T10:00:00Z'), timeZone: 'UTC' })

  expect(performance.now() - start).toBeLessThan(250) // on a busy machine; quadratic it would be seconds
})
