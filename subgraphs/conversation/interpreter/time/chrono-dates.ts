import { casual } from 'chrono-node/en'
import { type Days, daysOf } from './calendar.ts'
import { type Day, exactly } from './day.ts'
import { dayLength } from './wall-time.ts'

/**
 * The day of a token that is written like a date and is none of our own forms ("25/dec/2026", "dec-25"): chrono finds it, and
 * only the components that it is sure of are taken.
 */
export function chronoDay(text: string, today: Days): Day | null {
  // Noon exists on every day in every zone, so the zone of this process cannot shift the day.
  const instant = new Date(today * dayLength + dayLength / 2)
  const [found] = casual.parse(text, { instant, timezone: 0 }, { forwardDate: true })
  if (found?.text.length !== text.length || !found.start.isCertain('day') || !found.start.isCertain('month'))
    return null
  const [year, month, day] = [found.start.get('year'), found.start.get('month'), found.start.get('day')]
  return year === null || month === null || day === null ? null : exactly(daysOf({ year, month, day }))
}
