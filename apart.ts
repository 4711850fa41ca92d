import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mustBeFree } from './all-in-one/apart-ports.ts'
import { apartSettings, type Settings } from './all-in-one/apart-settings.ts'
import { type ApartConfig, apartConfig, inheritedEnv } from './all-in-one/config.ts'
import { type LocalDatabase, openLocalDatabase } from './all-in-one/local-database.ts'
import { subgraphNames } from './all-in-one/subgraphs.ts'
import { commandLine } from './platform/command-line.ts'
import { createLog } from './platform/log.ts'
import { runProcess } from './platform/run-process.ts'
import { StartupError } from './platform/startup-error.ts'

const help = `Usage: npm run start:apart

Runs the gateway and each subgraph as a process of its own, on an embedded PostgreSQL, joined by Kafka.

Settings, by environment variables:
  KAFKA_BROKERS         the brokers, as host:port,host:port; without it nothing starts
  KAFKA_PREFIX, KAFKA_SSL…, KAFKA_SASL_…, KAFKA_OAUTH_…
                        what brokers ask for, as docs/operating-events.md lists it
  PORT=4000             where the gateway listens; the subgraphs take the four ports after it, and what the gateway
                        reads for them (INTERNAL_PORT, on this machine alone) the fifth
  and those of npm start
`

// The second start finds its modules compiled: half of what a process does until it is ready.
const compileCache = join(tmpdir(), 'node-compile-cache')

const start = (entry: string, settings: Settings): ChildProcess =>
  spawn(process.execPath, [fileURLToPath(new URL(entry, import.meta.url))], {
    env: { NODE_COMPILE_CACHE: compileCache, ...inheritedEnv(), ...settings },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'], // by the channel it learns when we are gone, however that came
    detached: true, // Ctrl-C is for this process, which then stops the others in order
  })

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

async function startApart() {
  const config = apartConfig()
  const storage = await openLocalDatabase(config.DATA_DIR, createLog(config.LOG_LEVEL, 'apart'))
  const settings = await settingsOn(config, storage)
  const subgraphs = subgraphNames.map((name) => ({ name, child: start(`subgraphs/${name}/main.ts`, settings[name]) }))
  const gateway = { name: 'gateway', child: start('gateway/main.ts', settings.gateway) }
  return {
    failed: Promise.race([...subgraphs, gateway].map(ended)),
    close: async () => {
      await stop(gateway.child)
      await Promise.all(subgraphs.map(({ child }) => stop(child)))
      await storage.stop()
    },
  }
}

/** The ports are looked at late: those of an earlier start that was killed take a moment to be free. */
async function settingsOn(config: ApartConfig, storage: LocalDatabase) {
  try {
    await mustBeFree(config)
    return await apartSettings(config, storage)
  } catch (error) {
    await storage.stop()
    throw error
  }
}

/** Five or none: when one ends by itself, whoever supervises this process is to start them all again. */
async function ended({ name, child }: { name: string; child: ChildProcess }): Promise<never> {
  await once(child, 'exit')
  const how = child.signalCode ? `was ended by ${child.signalCode}` : 'ended by itself, as its own line says'
  throw new StartupError(`The process of ${name} ${how}, so the others were stopped.`)
}

await commandLine(help, () => runProcess(startApart))
