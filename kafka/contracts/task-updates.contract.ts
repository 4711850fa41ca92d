import { z } from 'zod'
import type { EventOf, Fact } from '../envelope.ts'

const nothing = z.object({})

/** Nudges for live readers: the subject has more to read. They carry nothing else, and may be lost. */
export const taskUpdates = {
  name: 'task-updates',
  key: 'owner',
  version: 1,
  events: {
    'task.advanced': nothing,
    'reminder.announced': nothing,
    'message.added': nothing,
    'audit.appended': nothing,
  },
} as const
export type TaskUpdate = EventOf<typeof taskUpdates>
export type TaskUpdateFact = Fact<typeof taskUpdates>
