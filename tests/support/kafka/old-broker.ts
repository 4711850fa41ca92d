import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

// Kinds of requests, and the versions of them that a Kafka 0.10 speaks: https://kafka.apache.org/protocol
const apiVersionsKey = 18
const metadataKey = 3
const spoken = [
  [0, 0, 1],
  [1, 0, 1],
  [2, 0, 0],
  [metadataKey, 0, 1],
  [apiVersionsKey, 0, 0],
] as const

/** A broker too old for us, as far as a client gets with it. Its address; it is gone when the test is. */
export async function oldBroker(): Promise<string> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy()) // a client that had enough
    socket.on('data', (request) => socket.write(answerTo(request, portOf())))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const portOf = () => {
    const address = server.address()
    return typeof address === 'object' && address ? address.port : 0
  }
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return `127.0.0.1:${portOf()}`
}

/** Small requests come in one piece. */
function answerTo(request: Buffer, port: number): Buffer {
  const [kind, correlation] = [request.readInt16BE(4), request.readInt32BE(8)]
  const body = kind === apiVersionsKey ? versions() : kind === metadataKey ? metadata(port) : Buffer.alloc(0)
  return Buffer.concat([int32(body.length + 4), int32(correlation), body])
}

const versions = () => Buffer.concat([int16(0), int32(spoken.length), ...spoken.flat().map(int16)])

const noRack = int16(-1)
const noTopics = int32(0)

/** One broker, itself, which is the controller too. */
const metadata = (port: number) =>
  Buffer.concat([int32(1), int32(0), int16(9), Buffer.from('127.0.0.1'), int32(port), noRack, int32(0), noTopics])

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}
