import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type Env = Readonly<Record<string, string>>

/** One real process of Tickler, to be ended in every way there is. */
export interface Replica {
  readonly name: string
  readonly url: string
  /** What it printed, over all its lives. */
  readonly output: { stdout: string; stderr: string }
  pid: () => number
  /** kill -9. */
  kill: () => Promise<void>
  /** SIGTERM; its exit code. */
  stop: () => Promise<number | null>
  /** SIGSTOP: it is there, and does nothing. */
  freeze: () => void
  thaw: () => void
  /** Its exit code or signal, once it has ended by itself. */
  gone: () => Promise<number | string | null>
  /** Starts it again at the same address, with what is given here beside its settings; resolves when it is ready. */
  start: (env?: Env) => Promise<void>
}

const root = new URL('../../../', import.meta.url)

/** `entry`: `subgraphs/task/main.ts`. Not started yet. */
export function replica(name: string, entry: string, settings: Env): Replica {
  const output = { stdout: '', stderr: '' }
  let child: ChildProcess | undefined

  const ended = async () => {
    if (!child || hasEnded(child)) return
    await once(child, 'exit')
  }
  const send = async (signal: NodeJS.Signals) => {
    if (!child || hasEnded(child)) return
    child.kill('SIGCONT')
    child.kill(signal)
    await ended()
  }
  return {
    name,
    url: `http://127.0.0.1:${settings['PORT']}`,
    output,
    pid: () => child?.pid ?? -1,
    kill: () => send('SIGKILL'),
    stop: async () => {
      await send('SIGTERM')
      return child?.exitCode ?? null
    },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    gone: async () => {
      await ended()
      return child?.signalCode ?? child?.exitCode ?? null
    },
    start: async (env = {}) => {
      await send('SIGKILL')
      child = spawn(process.execPath, [fileURLToPath(new URL(entry, root))], {
        env: { ...process.env, NODE_ENV: 'development', LOG_LEVEL: 'warn', ...settings, ...env },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'], // by the channel it learns when we are gone, however that came
      })
      await ready(name, child, output)
    },
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null

/** Rejects with what it printed when it ends before. */
function ready(name: string, child: ChildProcess, output: { stdout: string; stderr: string }): Promise<void> {
  const before = output.stdout.length
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output.stdout += text
      if (output.stdout.slice(before).includes('is ready at')) resolve()
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output.stderr += text
    })
    child.once('exit', (code, signal) => {
      reject(new Error(`${name} ended with ${signal ?? code}: ${output.stdout}${output.stderr}`))
    })
  })
}
