import { dateIn, daysAfter } from './local-day.ts'
import { dueInstant } from './trigger.ts'

/** Wall times; over midnight when `until` is the earlier. */
export type QuietHours = Readonly<{ from: string; until: string }>

/** Such a window has no end to wait for. */
export const coversWholeDay = ({ from, until }: QuietHours): boolean => seconds(from) === seconds(until)

/** Whether that time on the wall is among them. */
export function isQuietTime(time: string, { from, until }: QuietHours): boolean {
  const [at, start, end] = [seconds(time), seconds(from), seconds(until)]
  return start < end ? start <= at && at < end : at >= start || at < end
}

/** When it is quiet no longer; null when it is not quiet, or never anything else. */
export function quietUntil(at: Date, quietHours: QuietHours | null, timeZone: string): Date | null {
  if (!quietHours || coversWholeDay(quietHours)) return null
  const date = dateIn(at, timeZone)
  // One window may begin as another ends, where the clock was put forward over the time between: so on until it is over.
  const end = aroundToday
    .map((days) => windowOf(daysAfter(date, days), quietHours, timeZone))
    .reduce((quiet, { from, until }) => (from <= quiet && quiet < until ? until : quiet), at)
  return end > at ? end : null
}

const aroundToday = [-2, -1, 0, 1]

/** In a gap of the clock the later instant, in an overlap the first. */
function windowOf(date: string, { from, until }: QuietHours, timeZone: string) {
  const lastDate = seconds(from) < seconds(until) ? date : daysAfter(date, 1)
  return {
    from: dueInstant({ date, time: from, timeZone }),
    until: dueInstant({ date: lastDate, time: until, timeZone }),
  }
}

function seconds(time: string): number {
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number)
  return hour * 3_600 + minute * 60 + second
}
