import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import type { Message } from '../domain/parcel.ts'
import { dueInstant } from '../domain/trigger.ts'
import { oneLine } from './one-line.ts'

type Reminder = Extract<Message, { kind: 'REMINDER' }>

/**
 * The due as a calendar takes it (RFC 5545, 5546), null without one. An event rather than a to-do, which the large calendars
 * ignore; it keeps nobody busy, and has no alarm, since reminding is done from here. The same task is the same entry each time,
 * and a later mail replaces what an earlier one said.
 */
export function calendarOf({ taskId, title, due, firedAt }: Reminder, host: string): string | null {
  if (!due) return null
  const calendar = ical({ prodId: '//Tickler//Tickler//EN', method: ICalCalendarMethod.PUBLISH })
  calendar.createEvent({
    id: `${taskId}@${host}`,
    stamp: firedAt,
    // Of a whole day the UTC date is written.
    start: due.time === null ? new Date(`${due.date}T00:00:00Z`) : dueInstant(due),
    allDay: due.time === null,
    summary: oneLine(title),
    transparency: ICalEventTransparency.TRANSPARENT,
  })
  return calendar.toString()
}
