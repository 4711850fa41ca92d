// Stands between a client and PostgreSQL and listens: what really is sent, whichever library sends it.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type WireTap = Readonly<{
  /** The same database, by way of the tap. */
  through: (url: string) => string
  /** The texts of the statements that were sent since `forget`, in order. */
  sent: () => readonly string[]
  forget: () => void
  /** From now on no answer reaches a client, until `release`. */
  hold: () => void
  release: () => void
  close: () => Promise<void>
}>

export async function wireTap(server: string): Promise<WireTap> {
  const { hostname, port } = new URL(server)
  const texts: string[] = []
  const sockets = new Set<Socket>()
  let held: (() => void)[] | null = null

  const tap = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    const listen = statementListener((text) => texts.push(text))
    client.on('data', (chunk: Buffer) => {
      listen(chunk)
      upstream.write(chunk)
    })
    upstream.on('data', (chunk: Buffer) => {
      if (held) held.push(() => client.write(chunk))
      else client.write(chunk)
    })
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket.setNoDelay(true))
      socket.on('error', () => socket.destroy()) // the other end hears of it by `close`
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
  })
  tap.listen(0, '127.0.0.1')
  await once(tap, 'listening')
  const { port: tapped } = tap.address() as AddressInfo // it listens on TCP

  return {
    through: (url) => Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(tapped) }).href,
    sent: () => texts,
    forget: () => void texts.splice(0),
    hold: () => {
      held = []
    },
    release: () => {
      const waiting = held ?? []
      held = null
      for (const answer of waiting) answer()
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      tap.close()
      await once(tap, 'close')
    },
  }
}

/** Takes a client's bytes, and says the text of each statement that is executed (PostgreSQL's protocol 3.0, "Message Formats"). */
function statementListener(say: (text: string) => void): (chunk: Buffer) => void {
  const prepared = new Map<string, string>()
  let rest = Buffer.alloc(0)
  let typeBytes = 0 // the start-up message alone has no type

  const take = (type: string, body: Buffer) => {
    const [first = '', second = ''] = body.toString().split('\0')
    if (type === 'P') prepared.set(first, second)
    if (type === 'B') say(prepared.get(second) ?? `a statement named ${second}`)
    if (type === 'Q') say(first)
  }
  const isWhole = () => rest.length >= typeBytes + 4 && rest.length >= typeBytes + rest.readInt32BE(typeBytes)

  return (chunk) => {
    rest = Buffer.concat([rest, chunk])
    while (isWhole()) {
      const end = typeBytes + rest.readInt32BE(typeBytes)
      take(rest.toString('latin1', 0, typeBytes), rest.subarray(typeBytes + 4, end))
      rest = rest.subarray(end)
      typeBytes = 1
    }
  }
}
