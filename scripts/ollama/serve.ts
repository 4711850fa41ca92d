import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartupError } from '../../platform/startup-error.ts'
import { envWith, smallModel } from './config.ts'
import type { Prepared } from './prepare.ts'
import { ran } from './programs.ts'

export type Served = Readonly<{
  url: string
  failed: Promise<never>
  stop: () => Promise<void>
}>

const startMs = 20_000

/** Starts it at 127.0.0.1, any free port for 0, and makes its model known to it. */
export async function serveOllama({ program, home, hasModel }: Prepared, port = 0): Promise<Served> {
  const host = `127.0.0.1:${port === 0 ? await freePort() : port}`
  const env = {
    ...{ OLLAMA_HOST: host, OLLAMA_NO_CLOUD: '1', OLLAMA_NUM_PARALLEL: '1' },
    ...(hasModel ? { HOME: home, OLLAMA_MODELS: join(home, 'models') } : {}),
  }
  const child = spawn(program, ['serve'], { env: envWith(env), stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()).once('error', () => resolve()))
  const failed = ended.then((): never => {
    throw new StartupError(`Ollama at ${host} has ended by itself.`)
  })
  failed.catch(() => {}) // whoever waits hears it
  const stop = async () => {
    child.kill('SIGTERM')
    await Promise.race([ended, sleep(5_000, undefined, { ref: false })])
    child.kill('SIGKILL')
    await ended
  }

  const url = `http://${host}`
  try {
    await Promise.race([answers(url), failed])
    if (hasModel) await ran(program, ['create', smallModel, '-f', join(home, 'Modelfile')], { env, cwd: home })
    return { url, failed, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function answers(url: string): Promise<void> {
  const until = performance.now() + startMs
  while (performance.now() < until) {
    const response = await fetch(url).catch(() => null)
    if (response?.ok) return
    await sleep(50)
  }
  throw new StartupError(`Ollama at ${url} does not answer after ${startMs / 1_000} seconds.`)
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
