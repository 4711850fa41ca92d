import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import type { Failpoint } from '../../platform/failpoint.ts'

export type ChildTask = Readonly<{
  maker: string
  things: string
  urls: { said: string; heard: string }
  failpoint?: Failpoint
}>

/** A process of its own that counts as `heard.one`. `ended` is the signal or the exit code that ended it; `ready` comes once it delivers. */
export function startChild({ maker, ...task }: Omit<ChildTask, 'maker'> & { maker: URL }) {
  const path = fileURLToPath(new URL('./child.ts', import.meta.url))
  const child = fork(path, [JSON.stringify({ ...task, maker: maker.href })], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = new Promise<string>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? String(code))))
  const ready = new Promise<void>((resolve) => child.once('message', () => resolve()))
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  onTestFinished(kill)
  return { pid: child.pid, ended, ready, kill }
}
