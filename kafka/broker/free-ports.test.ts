import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { claimPorts } from './free-ports.ts'

test('of those who look for ports at once, and have yet to listen there, nobody is given another’s', async () => {
  const few = { from: 9_900, to: 9_930 }
  const all = await Promise.all(Array.from({ length: 4 }, () => claimPorts(5, few)))
  for (const { release } of all) onTestFinished(release)

  expect(new Set(all.flatMap(({ ports }) => ports)).size).toBe(20)
})

test('what is let go of is there for the next, and what somebody listens on is not', async () => {
  const one = { from: 9_931, to: 9_932 }
  const first = await claimPorts(1, one)
  await expect(claimPorts(1, one)).rejects.toThrow('There are not 1 free ports from 9931 to 9932.')
  first.release()
  const second = await claimPorts(1, one)
  second.release()

  const server = createServer().listen(9_931, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  await expect(claimPorts(1, one)).rejects.toThrow('There are not 1 free ports')
})
