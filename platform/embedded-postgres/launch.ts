import { type ChildProcess, spawn } from 'node:child_process'
import { createServer, Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartupError } from '../startup-error.ts'
import { startupFault } from '../startup-fault.ts'
import { type Cluster, host, type Postmaster } from './cluster.ts'
import { answers } from './connection.ts'
import { disownReusedPid, readPidFile } from './pid-file.ts'
import { commandAs } from './run-as.ts'
import { serverArguments } from './server-settings.ts'

const ATTEMPTS = 20
// Replaying the log after a crash takes as long as it takes; giving up early would only begin it again.
const READY_WITHIN_MS = 300_000
const ENDS_WITHIN_MS = 10_000
const POLL_MS = 10

/** Starts the server at `port`, or at a free one, and waits until it answers. */
export async function launch(cluster: Cluster, port?: number): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    const chosen = port ?? (await freePort())
    const output: string[] = []
    try {
      return await start(cluster, chosen, output)
    } catch (error) {
      if (attempt === ATTEMPTS || !isPassing(output.join('\n'), port !== undefined)) throw error
      await sleep(attempt * POLL_MS)
    }
  }
}

/** What a moment later may be different: a port taken in between, and backends that have not yet noticed their postmaster's death. */
function isPassing(output: string, isPortFixed: boolean): boolean {
  return (
    /pre-existing shared memory block/.test(output) ||
    (!isPortFixed && /could not bind|could not create any TCP/.test(output))
  )
}

async function start(cluster: Cluster, port: number, output: string[]): Promise<Postmaster> {
  await disownReusedPid(cluster.directory)
  const child = await spawnServer(cluster, port, output)
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('close', () => reject(startupFault(output.join('\n'), cluster.directory)))
  })
  ended.catch(() => undefined) // once it runs, its end is noticed elsewhere
  try {
    await Promise.race([ended, untilReady(cluster, child, port, ended)])
  } catch (error) {
    child.kill('SIGINT')
    await Promise.race([ended.catch(() => undefined), sleep(ENDS_WITHIN_MS, undefined, { ref: false })])
    throw startupFault(error, cluster.directory)
  }
  if (child.pid === undefined)
    throw new StartupError(`The database in ${cluster.directory} has no process: start again.`)
  return { pid: child.pid, port }
}

/**
 * Detached, that is in a session of its own: a Ctrl-C in the terminal goes to the whole process group, and would shut the database down
 * under requests that are still being answered. We stop it ourselves, last.
 */
async function spawnServer(cluster: Cluster, port: number, output: string[]): Promise<ChildProcess> {
  const { account, binaries, directory, log } = cluster
  const command = await commandAs(account, binaries.postgres, serverArguments(cluster, port), [directory])
  const child = spawn(command.file, command.args, {
    ...command.identity,
    cwd: '/',
    detached: true,
    env: { LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  createInterface({ input: child.stderr }).on('line', (line) => {
    output.push(line)
    if (output.length > 50) output.shift()
    log(line)
  })
  // Neither the server nor its log is a reason for this process to stay.
  child.unref()
  if (child.stderr instanceof Socket) child.stderr.unref()
  return child
}

async function untilReady(cluster: Cluster, child: ChildProcess, port: number, ended: Promise<never>): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS
  while (performance.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) return ended
    const file = await readPidFile(cluster.directory)
    if (file?.pid === child.pid && file?.isReady && (await answers(cluster, port))) return
    await sleep(POLL_MS)
  }
  throw new StartupError(
    `The database in ${cluster.directory} was not ready within ${READY_WITHIN_MS / 1000} s: its log says what it is doing.`,
  )
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, host, resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new StartupError(`No free port on ${host}: start again.`)
  return address.port
}
