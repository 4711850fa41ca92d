import { Temporal } from 'temporal-polyfill'

/** A length of time in words: `15 minutes`, `1 hour and 30 minutes`, `15 منٹ`. `lead` is an ISO 8601 duration. */
export const durationWords = (lead: string, locale: 'en' | 'ur'): string => {
  const { years, months, weeks, days, hours, minutes, seconds } = Temporal.Duration.from(lead)
  return new Intl.DurationFormat(locale, { style: 'long' }).format({
    years,
    months,
    weeks,
    days,
    hours,
    minutes,
    seconds,
  })
}

/** Whether it comes when the task is due. */
export const isAtOnce = (lead: string | null): boolean => lead === null || Temporal.Duration.from(lead).blank
