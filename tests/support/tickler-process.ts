import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadSecret } from '../../platform/data-secret.ts'
import { findEmbeddedPostgres } from '../../platform/embedded-postgres.ts'

export interface TicklerProcess {
  readonly url: string
  /** What it printed. */
  readonly output: { stdout: string; stderr: string }
  /** kill -9. */
  kill(): Promise<void>
  /** Ctrl-C; the exit code. */
  interrupt(): Promise<number | null>
  /** The exit code once it is gone by itself. */
  gone(): Promise<number | null>
}

/** A data directory on which real Tickler processes are started, one after the other; its PostgreSQL ends with it. */
export async function dataDirectory(finished: (clean: () => Promise<void>) => void) {
  const dataDir = await mkdtemp(join(tmpdir(), 'tickler-process-'))
  const started: ChildProcess[] = []
  finished(async () => {
    for (const child of started) await killed(child)
    await stopOrphan(dataDir)
    await rm(dataDir, { recursive: true, force: true })
  })

  /** Rejects with what it printed when it ends before it is ready. */
  const start = async (env: Record<string, string> = {}): Promise<TicklerProcess> => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('../../main.ts', import.meta.url))], {
      env: { ...process.env, NODE_ENV: 'development', PORT: '0', DATA_DIR: dataDir, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    started.push(child)
    const output = { stdout: '', stderr: '' }
    child.stderr?.on('data', (chunk) => {
      output.stderr += chunk
    })
    const url = await ready(child, output)
    return {
      url,
      output,
      kill: () => killed(child),
      interrupt: async () => {
        child.kill('SIGINT')
        return exitOf(child)
      },
      gone: () => exitOf(child),
    }
  }
  return { dataDir, start }
}

function ready(child: ChildProcess, output: { stdout: string; stderr: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      output.stdout += chunk
      const [, url] = /ready at (\S+)/.exec(output.stdout) ?? []
      if (url) resolve(url)
    })
    child.once('exit', (code) => reject(new Error(`It ended with ${code}: ${output.stdout}${output.stderr}`)))
  })
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await exitOf(child)
}

/** The PostgreSQL that a killed process left behind. */
async function stopOrphan(dataDir: string): Promise<void> {
  const { startEmbeddedPostgres } = await import('../../platform/embedded-postgres.ts')
  const secret = await loadSecret(dataDir)
  if (await findEmbeddedPostgres({ dataDir, secret }))
    await (await startEmbeddedPostgres({ dataDir, secret, log: () => {} })).stop()
}
