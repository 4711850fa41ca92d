import { spawn } from 'node:child_process'
import { expect, onTestFinished, test } from 'vitest'
import { scratch } from './scratch.fixture.ts'
import { stopPostmaster } from './stop.ts'

test('a process that got the number of a server that is gone is left alone', async () => {
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 60_000)'], { stdio: 'ignore' })
  onTestFinished(() => void stranger.kill('SIGKILL'))
  const ended = new Promise((resolve) => stranger.once('exit', (_, signal) => resolve(signal)))

  await stopPostmaster({ pid: stranger.pid ?? 0, port: 1 }, await scratch())

  expect(await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 500, 'alive'))])).toBe('alive')
})
