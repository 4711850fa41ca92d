import { z } from 'zod'
import type { Log } from '../../platform/log.ts'
import type { Preference } from './conversation.store.ts'
import type { Ask } from './gateway.asking.ts'

const query = 'query AssistantAsksForPreferences { preferences { timeZone locale } }'
const preferred = z
  .object({ preferences: z.object({ timeZone: z.string(), locale: z.enum(['EN', 'UR']) }) })
  .transform(({ preferences }) => preferences)

/** How long a message waits for it; our copy is seldom wrong. */
export const preferenceLimitMs = 1_000

/** What somebody prefers at this moment; null when it cannot be found out. The copy that we keep comes a little later. */
export async function preferenceNow(ask: Ask, log: Log): Promise<Preference | null> {
  const answered = await ask(query, {}, preferred)
  if (answered.kind === 'OK') return answered.value
  log.debug({ err: answered }, 'preferences could not be read at the gateway, so the copy of them counts')
  return null
}
