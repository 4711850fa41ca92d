import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createLog } from '../../platform/log.ts'
import { kafkaClient } from './client.ts'
import { kafkaSettings } from './settings.ts'

test('an idle connection sets no timer again and again, and Node has no negative delay to warn of', async () => {
  const server = createServer((socket) => socket.once('data', answerAnyVersions(socket))).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const warned: string[] = []
  const note = ({ name }: Error) => void warned.push(name)
  process.on('warning', note)
  onTestFinished(() => void process.off('warning', note))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const settings = kafkaSettings({ KAFKA_BROKERS: `127.0.0.1:${port}` })
  if (!settings) throw new Error('brokers were given')
  const admin = kafkaClient(settings, { clientId: 'test', log: createLog('silent', 'test') }).admin()
  onTestFinished(() => admin.disconnect())

  await admin.connect()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(warned).toEqual([])
})

/** ApiVersions as the oldest brokers say it: no error, and nothing that they can do. */
const answerAnyVersions = (socket: { write(bytes: Buffer): unknown }) => (request: Buffer) => {
  const body = Buffer.alloc(6)
  const answer = Buffer.alloc(8)
  answer.writeInt32BE(4 + body.length, 0)
  request.copy(answer, 4, 8, 12) // the correlation id
  socket.write(Buffer.concat([answer, body]))
}
