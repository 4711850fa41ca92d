// A stretch of network that can be cut: between a gateway and a subgraph, say.
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { z } from 'zod'

export type Stretch = Readonly<{
  url: string
  /** Resets every connection; with `isDown`, new ones too, until `mend`. */
  cut(isDown?: boolean): void
  /** No answer comes through from now on, while requests do, until `mend`. */
  hold(): void
  mend(): void
  close(): Promise<void>
}>

export async function stretchOfNetwork(to: string): Promise<Stretch> {
  const { hostname, port, pathname } = new URL(to)
  const sockets = new Set<Socket>()
  let isDown = false
  let isHeld = false
  const server = createServer((near) => {
    if (isDown) return near.destroy()
    const far = connect(Number(port), hostname)
    for (const [socket, other] of [[near, far] as const, [far, near] as const]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy()) // the other end hears of it by `close`
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
    near.pipe(far)
    far.on('data', (answer) => isHeld || near.write(answer))
    return undefined
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const at = z.object({ port: z.number() }).parse(server.address())
  const cut = (down = false) => {
    isDown = down
    for (const socket of sockets) socket.resetAndDestroy()
  }
  return {
    url: `http://127.0.0.1:${at.port}${pathname}`,
    cut,
    hold: () => {
      isHeld = true
    },
    mend: () => {
      isDown = false
      isHeld = false
    },
    close: async () => {
      cut(true)
      server.close()
      await once(server, 'close')
    },
  }
}
