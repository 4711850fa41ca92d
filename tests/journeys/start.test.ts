import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { clientOf } from '../support/client.ts'
import { dataDirectory } from '../support/tickler-process.ts'

test('it prints one line with its address, and Ctrl-C stops it cleanly; data is there at the next start', async () => {
  const { start } = await dataDirectory(onTestFinished)
  const first = await start()
  expect(first.output.stdout).toMatch(/^Tickler is ready at http:\/\/(localhost|127\.0\.0\.1):\d+\/?\n$/)
  await clientOf(first.url).run('mutation { createTask(input: { title: "stays" }) { task { id } } }')
  expect(await first.interrupt()).toBe(0)

  const second = await start()
  const { data } = await clientOf(second.url).run('{ tasks { nodes { title } } }')
  expect(data.tasks.nodes).toEqual([{ title: 'stays' }])
  expect(await second.interrupt()).toBe(0)
})

test('a second Tickler on the same data directory gets one clear line, and the first goes on', async () => {
  const { start } = await dataDirectory(onTestFinished)
  const first = await start()
  await expect(start()).rejects.toThrow(/^It ended with 1: [^\n]*(Another Tickler|in use)[^\n]*\n$/)

  const { data } = await clientOf(first.url).run('{ tasks { totalCount } }')
  expect(data.tasks.totalCount).toBe(0)
  expect(await first.interrupt()).toBe(0)
})

test('a taken port gets one clear line', async () => {
  const { start } = await dataDirectory(onTestFinished)
  const server = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  await expect(start({ PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'error' })).rejects.toThrow(
    new RegExp(`^It ended with 1: [^\\n]*${port}[^\\n]*\\n$`),
  )
})

test('a setting that is not usable is named in one line', async () => {
  const { start } = await dataDirectory(onTestFinished)
  await expect(start({ PORT: 'many', DEFAULT_TIME_ZONE: 'Mars/Olympus' })).rejects.toThrow(
    /^It ended with 1: [^\n]*PORT[^\n]*\n$/,
  )
})

test('production without a way to sign in does not start', async () => {
  const { start } = await dataDirectory(onTestFinished)
  await expect(start({ NODE_ENV: 'production' })).rejects.toThrow(/^It ended with 1: [^\n]*AUTH_LOCAL=1[^\n]*\n$/)
})
