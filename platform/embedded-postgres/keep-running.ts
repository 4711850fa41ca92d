import { setTimeout as sleep } from 'node:timers/promises'
import type { Cluster, Postmaster } from './cluster.ts'
import { launch } from './launch.ts'
import { isPostmaster } from './pid-file.ts'
import { interrupt, stopPostmaster } from './stop.ts'

const LOOK_EVERY_MS = 500
const LONGEST_PAUSE_MS = 8_000

/** Starts the server again, at the same port, whenever it ends without having been told to. */
export function keepRunning(cluster: Cluster, first: Postmaster): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  let current = first

  const revive = async () => {
    if (await isPostmaster(current.pid, cluster.directory)) return
    cluster.log(`PostgreSQL (process ${current.pid}) is gone: starting it again`)
    current = await launch(cluster, first.port)
  }
  const watch = async () => {
    let delay = LOOK_EVERY_MS
    while (await pause(delay, stopping.signal)) {
      delay = await revive().then(
        () => LOOK_EVERY_MS,
        (error: unknown) => {
          cluster.log(`PostgreSQL did not start again, trying on: ${String(error)}`)
          return Math.min(delay * 2, LONGEST_PAUSE_MS)
        },
      )
    }
  }
  const watching = watch()

  // Where this process ends without a stop, by an uncaught error say, the server is at least told to; `exit` allows nothing that waits.
  const onExit = () => interrupt(current.pid)
  process.once('exit', onExit)

  const stop = async () => {
    stopping.abort()
    await watching
    await stopPostmaster(current, cluster.directory)
    process.removeListener('exit', onExit)
  }
  return { stop }
}

/** False when it is time to stop. */
const pause = (delay: number, signal: AbortSignal): Promise<boolean> =>
  sleep(delay, true, { ref: false, signal }).catch(() => false)
