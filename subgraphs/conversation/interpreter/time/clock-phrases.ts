import { type Read, readCount } from './number-words.ts'
import type { TimeToken } from './time-words.ts'

/** `isBare`: nobody said whether before or after noon. `isGuess`: it could as well be no time at all. */
export type Clock = Readonly<{ hour: number; minute: number; isBare: boolean; isGuess: boolean }>

type Run = readonly TimeToken[]
type Half = 'a' | 'p' | null

/** A clock time at `at`. Led by "at" or its like a lone number will do: "at 5", but not "5 apples". */
export function readClock(run: Run, at: number, isLed: boolean): Read<Clock> | null {
  // In "from 5 to 6pm" nobody says five minutes to six.
  const isRange = run[at - 1]?.text === 'from' && /^\d/.test(run[at]?.text ?? '')
  const start = (isRange ? null : readSpokenMinutes(run, at, isLed)) ?? readDigits(run, at, isLed)
  if (!start) return null

  const end = readRangeEnd(run, start.next)
  if (!end) return start

  // "from 3 to 5pm": three is after noon too, unless that would be the later one.
  const isShared =
    start.value.isBare && !end.value.isBare && end.value.hour >= 12 && start.value.hour + 12 <= end.value.hour
  return {
    value: isShared ? { ...start.value, hour: start.value.hour + 12, isBare: false } : start.value,
    next: end.next,
  }
}

function readRangeEnd(run: Run, at: number): Read<Clock> | null {
  const isRange = ['to', 'until', 'till', '-', '–'].includes(run[at]?.text ?? '')
  return isRange ? readDigits(run, at + 1, true) : null
}

/** "half past five", "quarter to 6 pm", "20 past ten". */
function readSpokenMinutes(run: Run, at: number, isLed: boolean): Read<Clock> | null {
  const half = isLed ? readHalfHour(run, at) : null
  if (half) return half

  const first = run[at]?.text === 'a' ? at + 1 : at
  const minutes = spokenMinutes(run[first]?.text)
  const direction = run[first + 1]?.text
  if (minutes === null || (direction !== 'past' && direction !== 'to')) return null

  const hour = readDigits(run, first + 2, true)
  if (hour?.value.minute !== 0) return null
  return { value: shifted(hour.value, direction === 'past' ? minutes : -minutes), next: hour.next }
}

/** "at half five" is half past. */
function readHalfHour(run: Run, at: number): Read<Clock> | null {
  const hour = run[at]?.text === 'half' ? readDigits(run, at + 1, true) : null
  return hour?.value.minute === 0 ? { value: { ...hour.value, minute: 30 }, next: hour.next } : null
}

function spokenMinutes(text: string | undefined): number | null {
  if (text === 'half') return 30
  if (text === 'quarter') return 15
  return /^(5|10|15|20|25)$/.test(text ?? '') ? Number(text) : null
}

function shifted(clock: Clock, minutes: number): Clock {
  if (minutes >= 0) return { ...clock, minute: minutes }
  // Quarter to one is 12:45: on a bare clock the hour before 1 is 12.
  const hour = clock.isBare && clock.hour === 1 ? 12 : (clock.hour + 23) % 24
  return { ...clock, hour, minute: 60 + minutes }
}

const digits = /^(\d{1,2})(?:([:.])(\d{2}))?(?:([ap])\.?m\.?)?(?:-\d{1,2}(?::\d{2})?(?:([ap])m)?)?$/

function readDigits(run: Run, at: number, isLed: boolean): Read<Clock> | null {
  const said = dialAt(run, at)
  if (!said) return null

  const { value: dial, next } = said
  const following = readHalf(run, next)
  const half = dial.own ?? following.half ?? dial.ofRange
  const isFollowed = following.next > next
  if (!isFollowed && !isHour(dial, isLed && isLone(dial.mark, run[next]))) return null

  const clock = clockOf(dial, half, isLed || isFollowed)
  return clock && { value: clock, next: following.next }
}

const isHour = ({ own, ofRange, mark }: Dial, isLed: boolean) =>
  isLed || own !== null || ofRange !== null || mark === ':'

function dialAt(run: Run, at: number): Read<Dial> | null {
  const text = run[at]?.text ?? ''
  const dial = dialOf(text)
  if (!dial) return run[at - 1]?.text === 'at' ? readCompact(run, at) : null

  const minutes = /^\d{1,2}$/.test(text) ? minutesAfter(run, at + 1) : null
  return minutes ? { value: { ...dial, minute: minutes.value }, next: minutes.next } : { value: dial, next: at + 1 }
}

/** "five thirty"; but in "5 30 minutes" it is no minute of the hour. */
function minutesAfter(run: Run, at: number): Read<number> | null {
  const count = /^\d{2}$/.test(run[at]?.text ?? '') ? readCount(run, at) : null
  return count && count.value < 60 && isLone(undefined, run[count.next]) ? count : null
}

/** "17h", "17h30", "1730", "1700 hours": of 24 hours. */
function readCompact(run: Run, at: number): Read<Dial> | null {
  const text = run[at]?.text ?? ''
  const [, hour, minute] = /^(\d{1,2})h(\d{2})?$/.exec(text) ?? /^([01]\d|2[0-3])([0-5]\d)$/.exec(text) ?? []
  if (hour === undefined) return null
  const dial = { hour, minute: Number(minute ?? 0), mark: 'h', own: null, ofRange: null }
  return { value: dial, next: run[at + 1]?.text === 'hours' ? at + 2 : at + 1 }
}

type Dial = Readonly<{ hour: string; minute: number; mark: string | undefined; own: Half; ofRange: Half }>

function dialOf(text: string): Dial | null {
  const [, hour, mark, minute = '0', own, ofRange] = digits.exec(text) ?? []
  if (hour === undefined) return null
  return { hour, minute: Number(minute), mark, own: halfOf(own), ofRange: halfOf(ofRange) }
}

/** "08:30" and "17" say themselves which half of the day is meant; 25:00 and 13pm are on no clock. */
function clockOf({ hour, minute, mark }: Dial, half: Half, isSure: boolean): Clock | null {
  if (!isOnTheDial(Number(hour), minute, half)) return null
  const isBare = half === null && mark !== 'h' && /^([1-9]|1[0-2])$/.test(hour)
  return { hour: toDay(Number(hour), half), minute, isBare, isGuess: isBare && !isSure }
}

/** In "by 5 December" and "at 5 minutes" the number belongs to what follows. */
const isLone = (mark: string | undefined, next: TimeToken | undefined) =>
  mark === '.' || mark === 'h' || !(next?.kind === 'month' || next?.kind === 'unit' || next?.text === 'of')

function readHalf(run: Run, at: number): { half: Half; next: number } {
  const text = run[at]?.text ?? ''
  if (/^[ap]\.?m\.?$/.test(text)) return { half: halfOf(text.charAt(0)), next: at + 1 }
  if (text !== "o'clock" && text !== 'oclock') return { half: null, next: at }
  const after = readHalf(run, at + 1)
  return { half: after.half, next: after.next }
}

const halfOf = (letter: string | undefined): Half => (letter === 'a' || letter === 'p' ? letter : null)

const isOnTheDial = (hour: number, minute: number, half: Half) =>
  minute < 60 && (half === null ? hour < 24 : hour >= 1 && hour <= 12)

function toDay(hour: number, half: Half): number {
  if (half === null) return hour
  return (hour % 12) + (half === 'p' ? 12 : 0)
}
