import { z } from 'zod'
import type { Content } from '../domain/delivery.ts'

const due = z.object({ date: z.string(), time: z.string().nullable(), timeZone: z.string() })
const line = z.object({ taskId: z.string(), title: z.string(), due })
const list = z.object({ lines: z.array(line), more: z.number() })
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

const content = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('REMINDER'),
    reminderId: z.string(),
    taskId: z.string(),
    title: z.string(),
    lead: z.string().nullable(),
    due: due.nullable(),
    at: instant,
    firedAt: instant,
    isLate: z.boolean(),
    isConfirmed: z.boolean(),
    nag: z.number(),
  }),
  z.object({ kind: z.literal('DIGEST'), date: z.string(), today: list, overdue: list }),
  z.object({ kind: z.literal('CODE'), id: z.string(), expiresAt: instant }),
])

/** What was kept with a delivery; null for what no version of ours has kept. */
export const readContent = (kept: unknown): Content | null => content.safeParse(kept).data ?? null
