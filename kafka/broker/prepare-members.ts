import { writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartupError } from '../../platform/startup-error.ts'
import { isFormatted, type Kept } from './cluster-file.ts'
import { claimPorts, isFree } from './free-ports.ts'
import { format, type Installed } from './kafka-tool.ts'
import { addressOf, type Member, memberIn, type Security } from './member.ts'
import { serverProperties } from './server-properties.ts'

/** All that is known of a Kafka before it starts. */
export type Launch = Readonly<{
  installed: Installed
  folder: string
  kept: Kept
  firstPort?: number | undefined
  security?: Security | undefined
  settings?: Readonly<Record<string, string>> | undefined
  log: (line: string) => void
}>

// A broker whose starter was killed takes a moment to end.
const freeWithinMs = 10_000
const pollMs = 200

/** `release` lets go of the ports. */
export type Prepared = Readonly<{ members: readonly Member[]; release: () => void }>

/** Gives each broker its ports, its settings and, before its first start, its folder. */
export async function prepareMembers(launch: Launch): Promise<Prepared> {
  const { ports, release } = await claimPorts(1 + 2 * launch.kept.brokers)
  try {
    return { members: await membersOn(ports, launch), release }
  } catch (error) {
    release()
    throw error
  }
}

async function membersOn([controllerPort = 0, ...free]: readonly number[], launch: Launch): Promise<readonly Member[]> {
  const { installed, folder, kept, security } = launch
  const ports = await portsFor(launch, free)
  const members = ports.map((port, id) => memberIn(folder, id, port, security ? (free[kept.brokers + id] ?? 0) : port))
  await Promise.all(
    members.map(async (member) => {
      await writeFile(member.properties, serverProperties(member, { ...launch, ...kept, controllerPort }), {
        mode: 0o600,
      })
      if (!(await isFormatted(member.directory)))
        await format(installed, { ...member, clusterId: kept.clusterId }, security?.scram)
    }),
  )
  return members
}

async function portsFor({ firstPort, kept, log }: Launch, free: readonly number[]): Promise<readonly number[]> {
  if (firstPort === undefined) return free.slice(0, kept.brokers)
  const ports = Array.from({ length: kept.brokers }, (_, index) => firstPort + index)
  for (const port of ports) await untilFree(port, log)
  return ports
}

async function untilFree(port: number, log: (line: string) => void): Promise<void> {
  if (await isFree(port)) return
  const busy = `${addressOf([port])} is in use`
  log(`${busy}: waiting up to ${freeWithinMs / 1000} s for it`)
  const deadline = performance.now() + freeWithinMs
  while (!(await isFree(port))) {
    if (performance.now() > deadline) throw new StartupError(`${busy}: end what listens there, or choose another port.`)
    await sleep(pollMs)
  }
}
