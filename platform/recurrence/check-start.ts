import { nextSlot, slotsFrom } from './expand.ts'
import { canonical, type LocalRule } from './rule.ts'
import { mostSteps, type Steps, TooManySteps } from './search.ts'
import { isWholeDay, type Slot } from './slot.ts'

/** What is wrong with a rule from this start on; each problem names the part and the remedy, and none means that it can be kept. */
export function checkStart(rule: LocalRule, start: Slot, steps: Steps = { taken: 0 }): string[] {
  const problems = isWholeDay(start) ? withoutTime(rule) : []
  if (rule.until && isUntilBefore(rule.until.at, start))
    problems.push(`UNTIL: it is before the start, use ${start.slice(0, 10).replaceAll('-', '')} or later`)
  if (problems.length > 0) return problems
  try {
    return slotProblems(rule, start, steps)
  } catch (error) {
    if (!(error instanceof TooManySteps)) throw error
    return [
      `COUNT=${rule.count}: it takes more than ${mostSteps.toLocaleString('en')} steps to count, use a smaller one`,
    ]
  }
}

function withoutTime({ frequency, byHour, byMinute }: LocalRule): string[] {
  const problems: string[] = []
  if (frequency === 'HOURLY') problems.push('FREQ=HOURLY: it needs a due with a time')
  if (byHour.length > 0) problems.push('BYHOUR: it needs a due with a time')
  if (byMinute.length > 0) problems.push('BYMINUTE: it needs a due with a time')
  return problems
}

/** Without a time on either side only the days are held against each other. */
function isUntilBefore(until: string, start: Slot): boolean {
  const length = Math.min(until.length, start.length) > 10 ? Number.POSITIVE_INFINITY : 10
  return until.slice(0, length) < start.slice(0, length)
}

function slotProblems(rule: LocalRule, start: Slot, steps: Steps): string[] {
  const mayEnd = rule.count !== null || rule.until !== null
  const [first, second] = slotsFrom(rule, start, start, steps).take(2)
  if (first === undefined) return [`${namesOf(rule)}: no date within 100 years fits, widen it`]
  if (second === undefined && !mayEnd) return [`${namesOf(rule)}: it comes only once in 100 years, leave the rule out`]
  // Counting alone goes back to the start, however far it is, and so is the one search that can be too long.
  if (rule.count !== null) nextSlot(rule, start, lastOfAll, steps)
  return []
}

const lastOfAll = '9998-12-31T23:59:59'
const neverToBlame = ['FREQ', 'COUNT', 'WKST']

/** The parts that keep it from falling on a day. */
function namesOf(rule: LocalRule): string {
  const names = canonical(rule)
    .split(';')
    .map((part) => part.replace(/=.*/, ''))
  const blamed = names.filter((name) => !neverToBlame.includes(name))
  return blamed.length > 0 ? blamed.join(' and ') : `FREQ=${rule.frequency}`
}
