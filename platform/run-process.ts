import { StartupError } from './startup-error.ts'

export type Running = Readonly<{
  close(): Promise<void>
  /** Rejects when it cannot go on; what never fails by itself has none. */
  failed?: Promise<never>
}>

/** What a start is given. */
export type Starting = Readonly<{
  /** For what is waited for before anything was opened: left at once when the process is to end. */
  unlessStopped: <T>(waiting: Promise<T>) => Promise<T>
}>

// Longer than any part may take to drain, shorter than what supervisors grant before they kill.
const closingMs = 25_000

/**
 * Runs a process until SIGINT, SIGTERM or SIGHUP, or until its parent is gone, then closes it: exit code 0 when that went well.
 * What cannot start says why in one line, with exit code 1. A second signal ends it at once, unfinished.
 */
export async function runProcess(start: (starting: Starting) => Promise<Running>): Promise<void> {
  let isStopping = false
  const signalled = new Promise<void>((resolve) => {
    const stop = () => {
      if (isStopping) process.exit(130)
      isStopping = true
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
    process.on('SIGHUP', stop) // the terminal was closed
    process.on('disconnect', stop) // whoever started this process and keeps a channel to it is gone
    if (process.connected === false) stop() // and was so before we listened; without a channel it is undefined
  })

  const leaving = new Error('The process is to end.')
  const left = signalled.then((): never => {
    throw leaving
  })
  left.catch(() => {}) // whoever waits hears it

  try {
    const running = await start({ unlessStopped: (waiting) => Promise.race([waiting, left]) })
    const hasFailed = await Promise.race([signalled, ...(running.failed ? [running.failed] : [])]).then(
      () => false,
      (error: unknown) => {
        say(error) // at once: closing takes its time, and may fail or be cut short
        return true
      },
    )
    setTimeout(() => fail(new StartupError('Stopping took too long; it was ended unfinished.')), closingMs).unref()
    await running.close()
    process.exit(hasFailed ? 1 : 0)
  } catch (error) {
    if (error === leaving) process.exit(0)
    fail(error)
  }
}

function fail(error: unknown): never {
  say(error)
  process.exit(1)
}

/** A fault that can be explained is one line; any other is ours, and shown whole. */
function say(error: unknown): void {
  process.stderr.write(
    `${error instanceof StartupError ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  )
}
