import { type NagRule, nagLater, nextNag } from './nag.ts'
import { cancelled, changed, isNagging, type Reminder } from './reminder.ts'

/** A reminder's time, what came of it, and how its owner wants it to come again. */
export type Coming = Readonly<{
  at: Date
  now: Date
  /** To `at`, of which its event is yet to come. */
  hasMoved: boolean
  /** Whether anything is on its way, or was told, that was not before. */
  hasCome: boolean
  /** Whether it is in the app by now, or has been before. */
  isInApp: boolean
  rule: NagRule
}>

/** A reminder once its time has come, for the first time or again. */
export const come = (before: Reminder, coming: Coming): Reminder =>
  isNagging(before) ? comeAgain(before, coming) : comeFirst(before, coming)

function comeFirst(before: Reminder, { at, now, hasMoved, hasCome, isInApp, rule }: Coming): Reminder {
  if (!hasCome) return cancelled(before, 'ALREADY_SENT', at)
  // As its event will say, which then finds nothing left to move.
  const moved = hasMoved ? { plannedAt: at, snoozedUntil: null } : {}
  const fired = { ...moved, triggerAt: at, firedAt: now, nextNagAt: nextNag(at, 0, now, rule) }
  return changed(before, isInApp ? { ...fired, status: 'SENT', sentAt: now } : fired)
}

/** It stays what it was made by its first time, `firedAt`. One that was passed over is no change that anybody is told of. */
function comeAgain(before: Reminder, { at, now, hasCome, isInApp, rule }: Coming): Reminder {
  if (!hasCome) return { ...before, nextNagAt: nagLater(at, before.nagCount, now, rule) }
  const nagCount = before.nagCount + 1
  const again = { nagCount, nextNagAt: nextNag(at, nagCount, now, rule) }
  return changed(before, isInApp && before.sentAt === null ? { ...again, status: 'SENT', sentAt: now } : again)
}
