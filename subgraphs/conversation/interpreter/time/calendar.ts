/** A date as days since 1 January 1970, in the calendar of ISO 8601: sums of days are sums. */
export type Days = number

export type Civil = Readonly<{ year: number; month: number; day: number }>

const daysInEra = 146_097

/** Howard Hinnant's `days_from_civil`: years begin in March, so that the leap day is the last of its year. */
export function daysOf({ year, month, day }: Civil): Days {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const ofEra = marchYear - era * 400
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const ofDays = ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear
  return era * daysInEra + ofDays - 719_468
}

/** The inverse of `daysOf`: his `civil_from_days`. */
export function civilOf(days: Days): Civil {
  const since = days + 719_468
  const era = Math.floor(since / daysInEra)
  const ofEra = since - era * daysInEra
  const years = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100))
  const shifted = Math.floor((5 * ofYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const day = ofYear - Math.floor((153 * shifted + 2) / 5) + 1
  return { year: years + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

/** ISO: Monday is 1. */
export const weekdayOf = (days: Days): number => ((((days + 3) % 7) + 7) % 7) + 1

export const monthLength = (year: number, month: number): number =>
  daysOf({ year: month === 12 ? year + 1 : year, month: (month % 12) + 1, day: 1 }) - daysOf({ year, month, day: 1 })

/** Three months after 30 November is the last of February. */
export function addMonths(days: Days, months: number): Days {
  const { year, month, day } = civilOf(days)
  const count = year * 12 + month - 1 + months
  const [toYear, toMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1]
  return daysOf({ year: toYear, month: toMonth, day: Math.min(day, monthLength(toYear, toMonth)) })
}

/** YYYY-MM-DD; of the years 1 to 9999. */
export function isoDate(days: Days): string {
  const { year, month, day } = civilOf(days)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
