import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { startTinyGraph } from '../tests/support/tiny-graph/tiny-graph.ts'

test.each([
  [
    'asks for a socket where there is none',
    'GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket',
    404,
  ],
  ['speaks something else than HTTP', 'HELO x', 400],
])('who %s, and stays on the line once refused, keeps no gateway from closing', async (_, words, status) => {
  const graph = await startTinyGraph()
  const socket = connect({ port: graph.gateway.port, host: '127.0.0.1', allowHalfOpen: true })
  socket.on('error', () => {}) // however it ends
  socket.write(`${words}\r\n\r\n`)
  expect(String(await once(socket, 'data'))).toContain(`HTTP/1.1 ${status} `)

  const start = performance.now()
  await graph.close()

  expect(performance.now() - start).toBeLessThan(4_000)
  socket.destroy()
})
