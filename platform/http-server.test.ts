import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { closeServer, httpServer, listen } from './http-server.ts'
import { createLog } from './log.ts'

test('who sends a request a byte at a time is hung up on, instead of holding a connection for ever', async () => {
  const server = httpServer({
    correlationIdOf: () => 'c',
    bodyLimit: 1_000,
    requestTimeoutMs: 100,
    log: createLog('silent', 'test'),
  })
  server.post('/', () => 'done')
  onTestFinished(() => closeServer(server))
  const port = await listen(server, { port: 0, host: '127.0.0.1', setting: 'PORT' })
  const slow = connect(port, '127.0.0.1')
  slow.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 900\r\n\r\n')
  const dripping = setInterval(() => slow.write('x'), 20)
  onTestFinished(() => clearInterval(dripping))

  const [answer] = await once(slow, 'data')

  expect(String(answer)).toMatch(/^HTTP\/1\.1 408 /)
  await once(slow, 'close')
})
