import type { z } from 'zod'
import type { cancelReason, ReminderSnapshot } from '../../../kafka/contracts/reminders.contract.ts'

export type ReminderStatus = ReminderSnapshot['status']
export type Channel = ReminderSnapshot['channels'][number]
export type CancelReason = z.infer<typeof cancelReason>

/**
 * `lead` is null for one with an instant of its own. `plannedAt` is what the lead or that instant says, `triggerAt` when it
 * fires, or fired: later when it was snoozed. It is PENDING until one channel has accepted it, so `firedAt` says whether it
 * waits for its time or for its deliveries. While it nags, `nextNagAt` is when it comes again, and `nagCount` how often it
 * has. `setAt` is when it was set to come then. `version` grows by one with each change.
 */
export type Reminder = Readonly<{
  id: string
  ownerId: string
  taskId: string
  lead: string | null
  plannedAt: Date
  triggerAt: Date
  snoozedUntil: Date | null
  status: ReminderStatus
  cancelReason: CancelReason | null
  channels: readonly Channel[]
  firedAt: Date | null
  sentAt: Date | null
  acknowledgedAt: Date | null
  nextNagAt: Date | null
  nagCount: number
  setAt: Date
  createdAt: Date
  version: number
}>

/** A new one, with nothing behind it. */
export const newReminder = (
  given: Pick<Reminder, 'id' | 'ownerId' | 'taskId' | 'lead' | 'channels' | 'createdAt'> & Readonly<{ at: Date }>,
): Reminder => {
  const { at, ...rest } = given
  return {
    ...rest,
    ...unfired,
    plannedAt: at,
    triggerAt: at,
    snoozedUntil: null,
    status: 'PENDING',
    setAt: rest.createdAt,
    version: 1,
  }
}

const unfired = {
  cancelReason: null,
  firedAt: null,
  sentAt: null,
  acknowledgedAt: null,
  nextNagAt: null,
  nagCount: 0,
} as const

type Values = Partial<Omit<Reminder, 'id' | 'ownerId' | 'taskId' | 'createdAt' | 'version'>>

/** The next version, with these values. */
export const changed = (reminder: Reminder, values: Values): Reminder => ({
  ...reminder,
  ...values,
  version: reminder.version + 1,
})

/** `plannedAt`: what it would have been, when that is why it does not come. */
export const cancelled = (reminder: Reminder, reason: CancelReason, plannedAt = reminder.plannedAt): Reminder =>
  changed(reminder, {
    ...unfired,
    status: 'CANCELLED',
    cancelReason: reason,
    plannedAt,
    triggerAt: plannedAt === reminder.plannedAt ? reminder.triggerAt : plannedAt,
  })

/** From `setAt` on it comes at the time that is planned, or at the later one to which it is snoozed. */
export const pending = (reminder: Reminder, plannedAt: Date, setAt: Date, snoozedUntil: Date | null = null): Reminder =>
  changed(reminder, {
    ...unfired,
    status: 'PENDING',
    plannedAt,
    triggerAt: snoozedUntil ?? plannedAt,
    snoozedUntil,
    setAt,
  })

/** Whether it waits for its time, rather than for its deliveries. */
export const isScheduled = ({ status, firedAt }: Pick<Reminder, 'status' | 'firedAt'>): boolean =>
  status === 'PENDING' && firedAt === null

/** Whether it has fired, and is to come again. */
export const isNagging = ({ firedAt, nextNagAt }: Pick<Reminder, 'firedAt' | 'nextNagAt'>): boolean =>
  firedAt !== null && nextNagAt !== null

/** When a scheduler is to take it up next; null for never. */
export const claimAt = (reminder: Reminder): Date | null =>
  isScheduled(reminder) ? reminder.triggerAt : reminder.nextNagAt

/** Later than this after its time, a reminder says that it is late. */
const punctualMs = 60_000

/** Whether it comes late for an instant: one that had passed before it was set counts from then on. */
export const isLate = (triggerAt: Date, setAt: Date, at: Date): boolean =>
  at.getTime() - Math.max(triggerAt.getTime(), setAt.getTime()) > punctualMs
