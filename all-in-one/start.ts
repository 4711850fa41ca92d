import { createLog } from '../platform/log.ts'
import { allInOneConfig } from './config.ts'
import { openLocalDatabase } from './local-database.ts'
import type { Tickler } from './tickler.ts'

/** Tickler whole, on a PostgreSQL of its own. Throws a `StartupError` for what the operator can mend. */
export async function startAllInOne(): Promise<Tickler> {
  const { config, kafka, failpoint } = allInOneConfig()
  const log = createLog(config.LOG_LEVEL, 'tickler')
  // PostgreSQL starts on one core while the modules are loaded on another.
  const opening = openLocalDatabase(config.DATA_DIR, log)
  const [{ startTickler }, storage] = await Promise.all([import('./tickler.ts'), opening])
  try {
    const tickler = await startTickler({ config, storage, log, failpoint, kafka })
    return {
      url: tickler.url,
      ...(tickler.failed && { failed: tickler.failed }),
      close: async () => {
        try {
          await tickler.close()
        } finally {
          await storage.stop()
        }
      },
    }
  } catch (error) {
    await storage.stop()
    throw error
  }
}
