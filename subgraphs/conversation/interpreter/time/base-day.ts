import type { Days } from './calendar.ts'
import { comingWeekday } from './coming-days.ts'
import type { Read } from './number-words.ts'
import type { TimeToken } from './time-words.ts'

/** The day that a count of weeks starts from: "a week on Friday", "two weeks from tomorrow". */
export function baseDay(run: readonly TimeToken[], at: number, today: Days): Read<Days> | null {
  const start = run[at]?.text === 'this' ? at + 1 : at
  const token = run[start]
  if (token?.kind === 'weekday') return { value: comingWeekday(today, token.value), next: start + 1 }
  return token?.kind === 'day' && token.value >= 0 ? { value: today + token.value, next: start + 1 } : null
}
