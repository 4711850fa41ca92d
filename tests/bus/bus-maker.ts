import type { EventBus } from '../../kafka/bus.ts'
import type { Topic } from '../../kafka/envelope.ts'
import type { Database } from '../../platform/database.ts'
import type { Failpoints } from '../../platform/failpoint.ts'
import type { Log } from '../../platform/log.ts'

/** Makes a bus of one transport for a test. A module that exports one as `makeBus` can be loaded by another process too. */
export type BusMaker = (
  parts: Readonly<{ database: Database; log: Log; failpoint: Failpoints; topics: readonly Topic[] }>,
) => EventBus | Promise<EventBus>

/** The transport that a module makes. */
export async function loadMaker(module: string): Promise<BusMaker> {
  const loaded: unknown = await import(module)
  return (loaded as { makeBus: BusMaker }).makeBus // what the module is for
}
