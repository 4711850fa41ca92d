import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '../tests/support/database.ts'
import { systemClock } from './clock.ts'
import { clockSkewWatch } from './clock-skew.ts'

const sql = (await freshDatabase()).open()

/** A process whose clock is wrong by what `offMs` says, and the lines that it logs. */
function watch(initialMs: number, sayEveryMs = 60_000) {
  const lines: string[] = []
  const log = pino({ level: 'info', base: null }, { write: (line: string) => void lines.push(JSON.parse(line).msg) })
  const off = { ms: initialMs, looks: 0 }
  const clock = {
    now: () => {
      off.looks++
      return new Date(systemClock.now().getTime() + off.ms)
    },
  }
  const watching = clockSkewWatch({ sql, clock, log }, { lookEveryMs: 5, sayEveryMs })
  onTestFinished(watching.stop)
  watching.start()
  /** Until it has looked so many times more. */
  const looks = (many: number) => {
    const from = off.looks
    return expect.poll(() => off.looks, { timeout: 5_000, interval: 5 }).toBeGreaterThan(from + 2 * many)
  }
  return { lines, off, looks }
}

test.each([
  [3_600_000, 'the clock of this process is 3600 s ahead of the database'],
  [-3_600_000, 'the clock of this process is 3600 s behind the database'],
  [6_000, 'the clock of this process is 6 s ahead of the database'],
])('F22: a process that is %d ms off says so once, and what to do', async (ms, line) => {
  const { lines, looks } = watch(ms)
  await looks(10)

  expect(lines).toEqual([expect.stringContaining(line)])
  expect(lines[0]).toContain('set both machines by NTP')
})

test.each([0, 4_000, -4_000])('one that is %d ms off says nothing', async (ms) => {
  const { lines, looks } = watch(ms)
  await looks(10)

  expect(lines).toEqual([])
})

test('it says when that is over, and warns anew when it comes back', async () => {
  const { lines, off, looks } = watch(60_000)
  await looks(5)
  off.ms = 0
  await looks(5)
  off.ms = -60_000
  await looks(5)

  expect(lines).toEqual([
    expect.stringContaining('60 s ahead'),
    'the clocks of this process and of the database agree again',
    expect.stringContaining('60 s behind'),
  ])
})

test('while it lasts it is said again, as often as it may be', async () => {
  const { lines } = watch(60_000, 20)

  await expect.poll(() => lines.length, { timeout: 5_000, interval: 5 }).toBeGreaterThan(3)
  expect(new Set(lines).size).toBe(1)
})
