import { once } from 'node:events'
import { createServer } from 'node:net'
import { hostOf } from '../gateway/config.ts'
import { hasCode } from '../platform/error-code.ts'
import { listenFault } from '../platform/listen-fault.ts'
import { StartupError } from '../platform/startup-error.ts'
import { type ApartConfig, apartPorts } from './config.ts'

/** Throws a `StartupError` that names those of the six ports which are taken: each process would only know of its own. */
export async function mustBeFree(config: ApartConfig): Promise<void> {
  const taken: number[] = []
  for (let port = config.PORT; port <= config.PORT + apartPorts; port++) {
    const host = port === config.PORT ? hostOf(config) : '127.0.0.1'
    if (await isTaken(port, host)) taken.push(port)
  }
  if (taken.length === 0) return
  const are = taken.length === 1 ? `Port ${taken[0]} is` : `Ports ${taken.join(', ')} are`
  throw new StartupError(
    `${are} taken: stop what listens there, or set PORT to one that is free together with the five after it.`,
  )
}

async function isTaken(port: number, host: string): Promise<boolean> {
  const server = createServer()
  try {
    server.listen(port, host)
    await once(server, 'listening')
    return false
  } catch (error) {
    if (hasCode(error, 'EADDRINUSE')) return true
    throw listenFault(error, { port, setting: 'PORT' })
  } finally {
    server.close()
  }
}
