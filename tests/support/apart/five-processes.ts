import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { loadAuthKey } from '../../../gateway/identity/auth-key.ts'
import { issuePersonalToken } from '../../../gateway/identity/personal-token.ts'
import { systemClock } from '../../../platform/clock.ts'
import { loadSecret } from '../../../platform/data-secret.ts'
import { findEmbeddedPostgres } from '../../../platform/embedded-postgres.ts'
import { type Client, clientOf } from '../client.ts'
import type { Env } from '../replicas/replica.ts'
import { createTopics } from '../replicas/topics.ts'
import { dataDirectory } from '../tickler-process.ts'
import { sixFreePorts } from './free-ports.ts'

const many = 5

export type FiveProcesses = Readonly<{
  /** Where the gateway is. */
  url: string
  /** What each said of itself once it was ready, by name. */
  ready: ReadonlyMap<string, string>
  output: Readonly<{ stdout: string; stderr: string }>
  /** Someone by that name, with a token of their own; without one, the demo user. */
  client: (subject?: string) => Promise<Client>
  /** The superuser's URL of the database; undefined when no PostgreSQL runs. */
  databaseUrl: () => Promise<string | undefined>
  pidOf: (entry: string) => number
  /** Sends the launcher a signal; its exit code. */
  end: (signal: NodeJS.Signals) => Promise<number | null>
  /** The launcher's exit code, once it has ended by itself. */
  gone: () => Promise<number | null>
  /** The entries that ended by themselves, in the order in which they did. */
  ended: () => string[]
  /** The entries that still run. */
  running: () => string[]
}>

const root = new URL('../../../', import.meta.url)
const preload = new URL('./preload.ts', import.meta.url).href
const note = z.object({ what: z.enum(['began', 'ended']), pid: z.number(), entry: z.string() })

/** What `npm run start:apart` starts, ready to serve. `kafka`: the settings by which the brokers are reached. */
export async function fiveProcesses(
  kafka: Env,
  finished: (clean: () => Promise<void>) => void,
): Promise<FiveProcesses> {
  await createTopics(kafka)
  const { dataDir } = await dataDirectory(finished)
  const diary = join(dataDir, 'diary')
  const clients: Client[] = []
  const launcher = spawn(process.execPath, [fileURLToPath(new URL('apart.ts', root))], {
    env: {
      ...process.env,
      NODE_ENV: 'development',
      NODE_OPTIONS: `--import=${preload}`,
      APART_DIARY: diary,
      DATA_DIR: dataDir,
      PORT: String(await sixFreePorts()),
      ...kafka,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'], // by the channel it learns when we are gone, however that came
  })
  // Once it has ended, and whoever else writes where it does.
  const closed = once(launcher, 'close')
  const exitCode = async () => {
    await closed
    return launcher.exitCode
  }
  const noted = () => notesIn(diary)
  const running = () => runningOf(noted())
  finished(async () => {
    for (const client of clients) await client.close()
    launcher.kill('SIGKILL')
    for (const { pid } of running()) killIfThere(pid)
    await closed
  })

  const output = collected(launcher)
  const ready = await allReady(launcher, output)
  const url = ready.get('gateway') ?? ''
  return {
    ...{ url, ready, output },
    client: async (subject) => {
      const key = await loadAuthKey(dataDir)
      const token = subject && (await issuePersonalToken(key, { subject, days: 1, now: systemClock.now() })).token
      const client = clientOf(url, token)
      clients.push(client)
      return client
    },
    databaseUrl: async () =>
      (await findEmbeddedPostgres({ dataDir, secret: await loadSecret(dataDir) }))?.url('tickler'),
    pidOf: (entry) => noted().find((one) => one.entry === `${entry}/main.ts`)?.pid ?? -1,
    end: (signal) => {
      launcher.kill(signal)
      return exitCode()
    },
    gone: exitCode,
    ended: () =>
      noted()
        .filter(({ what }) => what === 'ended')
        .map(placeOf),
    running: () => running().map(placeOf),
  }
}

type Note = z.infer<typeof note>

const notesIn = (diary: string): Note[] =>
  existsSync(diary)
    ? readFileSync(diary, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => note.parse(JSON.parse(line)))
    : []

const placeOf = ({ entry }: Note) => entry.replace('/main.ts', '')

/** By itself that there is such a process would not do: an orphan that nobody waits for stays on as a zombie. */
function runningOf(notes: readonly Note[]): Note[] {
  const ended = new Set(notes.filter(({ what }) => what === 'ended').map(({ pid }) => pid))
  return notes.filter(({ pid }) => !ended.has(pid) && isThere(pid))
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // it has just ended
  }
}

function collected(child: ChildProcess): { stdout: string; stderr: string } {
  const output = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    output.stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    output.stderr += text
  })
  return output
}

/** Rejects with what it printed when the launcher ends before. */
function allReady(launcher: ChildProcess, output: { stdout: string; stderr: string }): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    launcher.stdout?.on('data', () => {
      const said = [...output.stdout.matchAll(/^The (\w+)(?: subgraph)? is ready at (\S+)$/gm)]
      if (said.length === many) resolve(new Map(said.map(([, name = '', url = '']) => [name, url])))
    })
    launcher.once('close', (code) => reject(new Error(`It ended with ${code}: ${output.stdout}${output.stderr}`)))
  })
}
