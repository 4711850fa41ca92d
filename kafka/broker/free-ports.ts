import { once } from 'node:events'
import { createServer } from 'node:net'
import { StartupError } from '../../platform/startup-error.ts'

// Below what systems hand out by themselves: a client that tries to reconnect to a broker that is away may otherwise be
// given that very port, connect to itself, and keep the broker from coming back.
const lowest = 10_000
const highest = 20_000
const attempts = 1_000

/** So many different ports of this machine that nobody listens on now. */
export async function freePorts(many: number): Promise<number[]> {
  const found = new Set<number>()
  for (let attempt = 0; attempt < attempts && found.size < many; attempt++) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest))
    if (!found.has(port) && (await isFree(port))) found.add(port)
  }
  if (found.size < many) throw new StartupError(`There are not ${many} free ports from ${lowest} to ${highest}.`)
  return [...found]
}

export async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return true
  } catch {
    return false // whatever is wrong with it, it is not for us
  } finally {
    server.close()
  }
}
