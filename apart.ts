import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { apartConfig, inheritedEnv } from './all-in-one/config.ts'
import { type LocalDatabase, openLocalDatabase } from './all-in-one/local-database.ts'
import { type SubgraphName, subgraphNames } from './all-in-one/subgraphs.ts'
import { newInternalKeys } from './platform/internal-key.ts'
import { createLog } from './platform/log.ts'
import { runProcess } from './platform/run-process.ts'
import { StartupError } from './platform/startup-error.ts'

const help = `Usage: npm run start:apart

Runs the gateway and each subgraph as a process of its own, on an embedded PostgreSQL, joined by Kafka.

Settings, by environment variables:
  KAFKA_BROKERS         the brokers, as host:port,host:port; without it nothing starts
  PORT=4000             where the gateway listens; the subgraphs take 4001 to 4004, the internal listener 4005
  and those of npm start
`

const ports: Record<SubgraphName, number> = { task: 4001, reminder: 4002, conversation: 4003, audit: 4004 }
const internalPort = 4005

type Env = Record<string, string>

/** The five processes' settings, as a cluster would hand them out. */
async function environments(
  storage: LocalDatabase,
  gatewayPort: number,
): Promise<Record<SubgraphName | 'gateway', Env>> {
  const keys = await newInternalKeys()
  const systemKey = storage.key('system')
  const subgraph = (name: SubgraphName, own: Env = {}): Env => ({
    PORT: String(ports[name]),
    DATABASE_URL: storage.url(name),
    WORKER_DATABASE_URL: storage.url(`${name}_worker`),
    CURSOR_KEY: storage.key(`cursors ${name}`),
    INTERNAL_PUBLIC_KEY: keys.publicKey,
    ...own,
  })
  return {
    task: subgraph('task'),
    reminder: subgraph('reminder', { GATEWAY_INTERNAL_URL: `http://127.0.0.1:${internalPort}`, SYSTEM_KEY: systemKey }),
    conversation: subgraph('conversation', { GATEWAY_URL: `http://127.0.0.1:${gatewayPort}` }),
    audit: subgraph('audit'),
    gateway: { INTERNAL_PRIVATE_KEY: keys.privateKey, INTERNAL_PORT: String(internalPort), SYSTEM_KEY: systemKey },
  }
}

const start = (entry: string, env: Env): ChildProcess =>
  spawn(process.execPath, [fileURLToPath(new URL(entry, import.meta.url))], {
    env: { ...inheritedEnv(), ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
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
  const env = await environments(storage, config.PORT)
  const subgraphs = subgraphNames.map((name) => ({ name, child: start(`subgraphs/${name}/main.ts`, env[name]) }))
  const gateway = { name: 'gateway', child: start('gateway/main.ts', env.gateway) }
  return {
    failed: Promise.race([...subgraphs, gateway].map(ended)),
    close: async () => {
      await stop(gateway.child)
      await Promise.all(subgraphs.map(({ child }) => stop(child)))
      await storage.stop()
    },
  }
}

/** Five or none: when one ends by itself, whoever supervises this process is to start them all again. */
async function ended({ name, child }: { name: string; child: ChildProcess }): Promise<never> {
  await once(child, 'exit')
  throw new StartupError(`The process of ${name} ended by itself, so the others were stopped; its own line says why.`)
}

if (process.argv.includes('--help')) process.stdout.write(help)
else await runProcess(startApart)
