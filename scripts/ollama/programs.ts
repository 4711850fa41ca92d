import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { StartupError } from '../../platform/startup-error.ts'
import { envWith } from './config.ts'

type Where = Readonly<{ cwd?: string; env?: Record<string, string> }>

const longestOutput = 64 * 1024 * 1024

/** Runs a program to its end and gives what it printed. Throws a `StartupError` with the end of what it complained of. */
export async function ran(program: string, args: readonly string[], { cwd, env = {} }: Where = {}): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(program, args, { cwd, env: envWith(env), maxBuffer: longestOutput })
    return stdout
  } catch (error) {
    const complaint = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
    throw new StartupError(`${program} ${args[0] ?? ''} did not work: ${complaint.slice(-600)}`, { cause: error })
  }
}

export const runs = (program: string, ...args: string[]): Promise<boolean> =>
  ran(program, args).then(
    () => true,
    () => false,
  )

const everyMs = 15_000

/** Says each quarter of a minute that it is still going on. */
export async function withProgress<T>(say: (line: string) => void, what: string, work: Promise<T>): Promise<T> {
  const began = performance.now()
  say(`${what} …`)
  const timer = setInterval(() => say(`${what}: ${Math.round((performance.now() - began) / 1_000)} s …`), everyMs)
  try {
    return await work
  } finally {
    clearInterval(timer)
  }
}
