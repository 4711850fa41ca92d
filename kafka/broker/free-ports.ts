import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { StartupError } from '../../platform/startup-error.ts'

// Below what systems hand out by themselves: a client that tries to reconnect to a broker that is away may otherwise be
// given that very port, connect to itself, and keep the broker from coming back.
const lowest = 10_000
const highest = 20_000
const attempts = 1_000

/** Ports that no other process of ours is given until `release`, or until this one ends, whether anybody listens there or not. */
export type Claimed = Readonly<{ ports: readonly number[]; release: () => void }>

/** So many different ports of this machine, of those from `from` to below `to`, that nobody listens on now. */
export async function claimPorts(many: number, { from = lowest, to = highest } = {}): Promise<Claimed> {
  const claims = new Map<number, Socket>()
  const release = () => {
    for (const claim of claims.values()) claim.close()
    claims.clear()
  }
  for (let attempt = 0; attempt < attempts && claims.size < many; attempt++) {
    const port = from + Math.floor(Math.random() * (to - from))
    const claim = claims.has(port) ? undefined : await claimOf(port)
    if (claim) claims.set(port, claim)
  }
  if (claims.size === many) return { ports: [...claims.keys()], release }
  release()
  throw new StartupError(`There are not ${many} free ports from ${from} to ${to}.`)
}

/** The port's namesake in UDP, which a broker has no use for: it takes its time to start, and is killed and started again. */
async function claimOf(port: number): Promise<Socket | undefined> {
  const socket = createSocket('udp4').unref()
  try {
    socket.bind({ port, address: '127.0.0.1', exclusive: true })
    await once(socket, 'listening')
  } catch {
    socket.close()
    return undefined // it is another's
  }
  if (await isFree(port)) return socket
  socket.close()
  return undefined
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
