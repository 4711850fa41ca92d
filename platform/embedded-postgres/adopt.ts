import { setTimeout as sleep } from 'node:timers/promises'
import { StartupError } from '../startup-error.ts'
import type { Place, Postmaster } from './cluster.ts'
import { answers } from './connection.ts'
import { isPostmaster, readPidFile } from './pid-file.ts'

const SETTLED_WITHIN_MS = 30_000
const POLL_MS = 50

/** The server of this place if one runs and answers now. */
export async function findRunning(place: Place): Promise<Postmaster | undefined> {
  const file = await readPidFile(place.directory)
  if (!file?.port || !(await isPostmaster(file.pid, place.directory))) return undefined
  return (await answers(place, file.port)) ? { pid: file.pid, port: file.port } : undefined
}

/** Takes over the server that a killed process left; one that is just starting or stopping is waited for. Undefined: none, start one. */
export async function adopt(place: Place): Promise<Postmaster | undefined> {
  const deadline = performance.now() + SETTLED_WITHIN_MS
  while (performance.now() < deadline) {
    const running = await findRunning(place)
    if (running) return running

    const file = await readPidFile(place.directory)
    if (!file || !(await isPostmaster(file.pid, place.directory))) return undefined
    await sleep(POLL_MS)
  }
  const pid = (await readPidFile(place.directory))?.pid
  throw new StartupError(
    `The PostgreSQL left running in ${place.directory} neither answers nor ends: end it (kill -INT ${pid}) and start again.`,
  )
}
