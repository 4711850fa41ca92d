import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { sixFreePorts } from '../tests/support/apart/free-ports.ts'
import { mustBeFree } from './apart-ports.ts'
import { apartConfig } from './config.ts'

const configAt = (port: number) => apartConfig({ KAFKA_BROKERS: 'broker:9092', PORT: String(port) })

async function take(port: number): Promise<void> {
  const server = createServer().listen(port, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
}

test('one line names those of the six ports that are taken, and asks for one with five free ones after it', async () => {
  const first = await sixFreePorts()
  await expect(mustBeFree(configAt(first))).resolves.toBeUndefined()

  await take(first + 5)
  await expect(mustBeFree(configAt(first))).rejects.toThrow(new RegExp(`^Port ${first + 5} is taken: `))

  await take(first)
  await expect(mustBeFree(configAt(first))).rejects.toThrow(
    `Ports ${first}, ${first + 5} are taken: stop what listens there, or set PORT to one that is free together with the five after it.`,
  )
})
