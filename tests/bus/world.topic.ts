import { z } from 'zod'

/** What the tests talk about; each test under a name of its own. A later `version` is as a later release has it. */
export const thingsTopic = (name: string, version = 1) =>
  ({ name, key: 'subject', version, events: { 'thing.counted': z.object({ n: z.number().int() }) } }) as const
export type Things = ReturnType<typeof thingsTopic>
