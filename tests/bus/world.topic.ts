import { z } from 'zod'

/** What the tests talk about; each test under a name of its own. */
export const thingsTopic = (name: string) =>
  ({ name, key: 'subject', version: 1, events: { 'thing.counted': z.object({ n: z.number().int() }) } }) as const
export type Things = ReturnType<typeof thingsTopic>
