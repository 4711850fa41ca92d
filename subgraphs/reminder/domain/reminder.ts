import type { z } from 'zod'
import type { cancelReason, ReminderSnapshot } from '../../../kafka/contracts/reminders.contract.ts'

export type ReminderStatus = ReminderSnapshot['status']
export type Channel = ReminderSnapshot['channels'][number]
export type CancelReason = z.infer<typeof cancelReason>

/** `lead` is null for one with an instant of its own. `version` grows by one with each change. */
export type Reminder = Readonly<{
  id: string
  ownerId: string
  taskId: string
  lead: string | null
  triggerAt: Date
  status: ReminderStatus
  cancelReason: CancelReason | null
  channels: readonly Channel[]
  sentAt: Date | null
  createdAt: Date
  version: number
}>

type Values = Pick<Reminder, 'status'> & Partial<Pick<Reminder, 'triggerAt' | 'cancelReason' | 'sentAt'>>

const changed = (reminder: Reminder, values: Values): Reminder => ({
  ...reminder,
  cancelReason: null,
  sentAt: null,
  ...values,
  version: reminder.version + 1,
})

export const cancelled = (reminder: Reminder, reason: CancelReason, triggerAt = reminder.triggerAt): Reminder =>
  changed(reminder, { status: 'CANCELLED', cancelReason: reason, triggerAt })

export const pending = (reminder: Reminder, triggerAt: Date): Reminder =>
  changed(reminder, { status: 'PENDING', triggerAt })

export const sent = (reminder: Reminder, triggerAt: Date, at: Date): Reminder =>
  changed(reminder, { status: 'SENT', triggerAt, sentAt: at })

/** Later than this after its time, a reminder says that it is late. */
const punctualMs = 60_000

export const isLate = (triggerAt: Date, at: Date): boolean => at.getTime() - triggerAt.getTime() > punctualMs
