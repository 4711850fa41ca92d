import { type DueWords, dueInstant } from '../domain/trigger.ts'

/** The parts of a day and time, as `Intl` names them. */
export type Parts = Readonly<Partial<Record<Intl.DateTimeFormatPartTypes, string>>>
export type Language = 'en-GB' | 'ur-PK'

const styles = {
  'en-GB': { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  'ur-PK': { hour: 'numeric', minute: '2-digit', dayPeriod: 'short' },
} as const satisfies Record<Language, Intl.DateTimeFormatOptions>

// A format costs more to make than a whole mail, and there are some 600 zones.
const most = 200
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(language: Language, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`
  const known = formats.get(key)
  if (known) return known

  if (formats.size >= most) formats.clear()
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  const made = new Intl.DateTimeFormat(language, { ...day, ...styles[language], timeZone })
  formats.set(key, made)
  return made
}

/** An instant by the wall clock of a zone. */
export const partsOf = (instant: Date, language: Language, timeZone: string): Parts =>
  Object.fromEntries(
    formatOf(language, timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )

/** A due as the person's own clock and calendar have it; a whole day is that day wherever they are. */
export function dueParts(
  due: DueWords,
  language: Language,
  timeZone: string,
): Readonly<{ parts: Parts; hasTime: boolean }> {
  const hasTime = due.time !== null
  return {
    parts: hasTime ? partsOf(dueInstant(due), language, timeZone) : partsOf(noon(due.date), language, 'UTC'),
    hasTime,
  }
}

const noon = (date: string) => new Date(`${date}T12:00:00Z`)

/** A day that is not an instant, `2026-11-22`. */
export const dayParts = (date: string, language: Language): Parts => partsOf(noon(date), language, 'UTC')
