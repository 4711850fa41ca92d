import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { hasDateutil, startDateutil } from './dateutil.fixture.ts'
import { nextSlot, slotsFrom } from './expand.ts'
import { isTrusted, type Oracle, rruleOracle } from './rrule.fixture.ts'
import { rruleTemporalOracle } from './rrule-temporal.fixture.ts'
import { ruleOf, ruleTexts, starts } from './rules.fixture.ts'

const most = 40

/** As far as it is worth looking: the others go hour by hour. */
const endOf = (rule: string, start: string) =>
  `${Number(start.slice(0, 4)) + (rule.includes('HOURLY') ? 1 : 13)}${start.slice(4, 7)}-01T00:00`

/** Where nothing comes for long, the others look through thousands of years: UNTIL is asked only when there is a slot. */
function goesOn(rule: string, start: string, end: string): boolean {
  const next = nextSlot({ ...ruleOf(rule), count: null, until: null }, start, end)
  return next !== null && Number(next.slice(0, 4)) <= Number(end.slice(0, 4)) + (rule.includes('HOURLY') ? 1 : 13)
}

/** Ours, up to the same moment. */
function ourSlots(rule: string, start: string, end: string): string[] {
  const slots: string[] = []
  for (const slot of slotsFrom(ruleOf(rule), start, start)) {
    if (slot > end || slots.length === most) break
    slots.push(slot)
  }
  return slots
}

const agreesWith = (oracle: Oracle, numRuns: number) =>
  fc.assert(
    fc.asyncProperty(
      ruleTexts.filter((rule) => isTrusted(oracle, rule)),
      starts,
      async (rule, start) => {
        const end = endOf(rule, start)
        fc.pre(goesOn(rule, start, end))
        expect(ourSlots(rule, start, end)).toEqual(await oracle.slots(rule, start, end, most))
      },
    ),
    { numRuns },
  )

describe('others, who read RFC 5545 too, find the same slots', () => {
  test('rrule', () => agreesWith(rruleOracle, 800), 120_000)

  test('rrule-temporal', () => agreesWith(rruleTemporalOracle, 800), 120_000)

  // A fresh machine may have no dateutil; the two above are always there.
  test('python-dateutil, in a process of its own', async (context) => {
    if (!hasDateutil()) return context.skip('python3 has no dateutil here (python3-dateutil in Debian)')
    const dateutil = startDateutil()
    onTestFinished(() => dateutil.stop())
    await agreesWith(dateutil, 800)
  }, 120_000)
})
