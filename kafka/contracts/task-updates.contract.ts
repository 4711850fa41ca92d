import { z } from 'zod'
import type { EventOf, Fact } from '../envelope.ts'

const nothing = z.object({}).describe('A nudge for live readers, which may be lost: the subject has more to read.')

export const taskUpdates = {
  name: 'task-updates',
  key: 'owner',
  version: 1,
  events: {
    'task.advanced': nothing,
    'reminder.announced': nothing,
    'message.added': nothing,
  },
} as const
export type TaskUpdate = EventOf<typeof taskUpdates>
export type TaskUpdateFact = Fact<typeof taskUpdates>
