import { once } from 'node:events'
import { createServer } from 'node:net'

// Below what systems hand out by themselves, so that nobody gets one of these between our look and its use. Test files run
// in processes of their own, and so begin in different places.
const lowest = 20_000
const places = 1_000
const apart = 10

/** The first of six free ports in a row. */
export async function sixFreePorts(): Promise<number> {
  for (let attempt = 0; attempt < places; attempt++) {
    const first = lowest + ((process.pid + attempt) % places) * apart
    if (await areFree(Array.from({ length: 6 }, (_, index) => first + index))) return first
  }
  throw new Error(`There are no six free ports in a row from ${lowest} on.`)
}

async function areFree(ports: readonly number[]): Promise<boolean> {
  for (const port of ports) if (!(await isFree(port))) return false
  return true
}

async function isFree(port: number): Promise<boolean> {
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
