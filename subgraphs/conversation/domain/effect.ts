import { z } from 'zod'
import { comingTime } from './step.ts'

const task = {
  taskId: z.string(),
  title: z.string(),
  due: z.object({ date: z.string(), time: z.string().nullable(), timeZone: z.string() }).nullable(),
}

/** What a step changed, as far as it takes to take it back. `did` is the step's kind. Of a reminder null means that it does not come. */
const effect = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('task'), ...task, changeId: z.string(), did: z.string() }),
  z.object({
    kind: z.literal('reminder'),
    ...task,
    reminderId: z.string(),
    before: comingTime.nullable(),
    after: comingTime.nullable(),
  }),
])
export type Effect = Readonly<z.infer<typeof effect>>

export const effects = z.array(effect)
