import { createLog } from '../platform/log.ts'
import { allInOneConfig } from './config.ts'
import { openLocalDatabase } from './local-database.ts'
import { startTickler, type Tickler } from './tickler.ts'

/** Tickler whole, on a PostgreSQL of its own. Throws a `StartupError` for what the operator can mend. */
export async function startAllInOne(): Promise<Tickler> {
  const { config, failpoint } = allInOneConfig()
  const log = createLog(config.LOG_LEVEL, 'tickler')
  const storage = await openLocalDatabase(config.DATA_DIR, log)
  try {
    const tickler = await startTickler({ config, storage, log, failpoint })
    return {
      url: tickler.url,
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
