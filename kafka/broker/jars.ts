import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { hasCode } from '../../platform/error-code.ts'
import { StartupError } from '../../platform/startup-error.ts'
import { type BrokerEnv, brokerEnv } from './config.ts'

const pom = fileURLToPath(new URL('pom.xml', import.meta.url))
const elsewhere = 'or set KAFKA_BROKERS to a Kafka that runs elsewhere.'
const megabytes = 43
const tellEvery = 10

/** The folder with Kafka's jars, fetched by Maven when it is not there yet. Throws a `StartupError` where that cannot be. */
export async function kafkaJars(log: (line: string) => void, env: BrokerEnv = brokerEnv()): Promise<string> {
  const cache = join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'tickler')
  const jars = join(cache, `kafka-${await kafkaVersion()}`)
  if (existsSync(jars)) return jars
  const draft = await draftIn(cache)
  try {
    log(`Fetching Apache Kafka by Maven, about ${megabytes} MB, once: it is kept in ${jars}`)
    await fetchInto(draft, log)
    await keep(draft, jars)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  return jars
}

async function kafkaVersion(): Promise<string> {
  const [, version] = /<kafka\.version>(.+)<\/kafka\.version>/.exec(await readFile(pom, 'utf8')) ?? []
  if (version === undefined) throw new Error(`${pom} names no kafka.version.`)
  return version
}

async function draftIn(cache: string): Promise<string> {
  try {
    await mkdir(cache, { recursive: true })
    return await mkdtemp(join(cache, 'kafka-draft-'))
  } catch (cause) {
    throw new StartupError(`Kafka cannot be kept in ${cache}: set XDG_CACHE_HOME to a folder that can be written to.`, {
      cause,
    })
  }
}

/** The folder appears under its name only when complete; of two processes that fetch at once, the first one's stays. */
async function keep(draft: string, jars: string): Promise<void> {
  try {
    await rename(draft, jars)
  } catch (error) {
    if (!hasCode(error, 'ENOTEMPTY') && !hasCode(error, 'EEXIST')) throw error
  }
}

async function fetchInto(folder: string, log: (line: string) => void): Promise<void> {
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${folder}`]
  const maven = spawn('mvn', ['--batch-mode', '-Dstyle.color=never', '--file', pom, ...goal], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = exitCodeOf(maven)
  const faults: string[] = []
  createInterface({ input: maven.stderr }).on('line', (line) => faults.push(line))
  let fetched = 0
  let told = 0
  createInterface({ input: maven.stdout }).on('line', (line) => {
    if (line.startsWith('[ERROR]')) faults.push(line.slice('[ERROR]'.length).trim())
    fetched += megabytesIn(line)
    if (fetched < told + tellEvery) return
    told = fetched
    log(`  ${Math.round(fetched)} MB so far`)
  })
  const code = await ended
  if (code === 0) return
  throw new StartupError(
    `Maven could not fetch Kafka (${faults.find(Boolean) ?? `exit code ${code}`}): try again, ${elsewhere}`,
  )
}

function exitCodeOf(maven: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    maven.once('close', resolve)
    maven.once('error', (cause) => {
      const remedy = `install it (Debian, Ubuntu: apt-get install maven), ${elsewhere}`
      reject(new StartupError(`Kafka is fetched by Maven, and there is no mvn here: ${remedy}`, { cause }))
    })
  })
}

/** `Downloaded from central: https://… (5.4 MB at 3.1 MB/s)` */
function megabytesIn(line: string): number {
  const [, amount, unit] = /^\[INFO\] Downloaded .*\(([\d.]+) ([kM]?)B at/.exec(line) ?? []
  if (amount === undefined) return 0
  return Number(amount) * (unit === 'M' ? 1 : unit === 'k' ? 1e-3 : 1e-6)
}
