import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeDataDirectory } from '../../platform/data-directory.ts'
import { lockDirectory } from '../../platform/directory-lock.ts'
import { keptCluster, mustBeForKafka } from './cluster-file.ts'
import { kafkaJars } from './jars.ts'
import { findJava } from './java.ts'
import type { Installed } from './kafka-tool.ts'
import type { Security } from './member.ts'
import { type Launch, prepareMembers } from './prepare-members.ts'
import { type LocalKafka, runCluster } from './run-cluster.ts'
import { isPassing } from './start-fault.ts'

export type KafkaOptions = Readonly<{
  /** Kafka lives in the folder `kafka` of it, made on the first start. */
  dataDir: string
  /** How many; else as many as there were, else one. */
  brokers?: number | undefined
  /** Of the first broker, and each further one takes the next; else any free ones. */
  firstPort?: number | undefined
  security?: Security | undefined
  /** Server properties beyond ours. */
  settings?: Readonly<Record<string, string>> | undefined
  log: (line: string) => void
}>

/** What a local Kafka takes: Java, and the jars, which may be fetched now. Throws a `StartupError` that says what is missing. */
export async function findKafka(log: (line: string) => void): Promise<Installed> {
  const java = await findJava()
  const jars = await kafkaJars(log)
  return { java: java.program, jars, archive: `${jars}-${java.build}.jsa` }
}

const patienceMs = 20_000
const pauseMs = 500

/** Runs a real Apache Kafka until it is told to stop, or we are gone. Throws a `StartupError` whose one line says what to do. */
export async function startKafka(options: KafkaOptions): Promise<LocalKafka> {
  const place = join(options.dataDir, 'kafka')
  await makeDataDirectory(options.dataDir)
  await makeDataDirectory(place)
  const folder = await realpath(place)
  await mustBeForKafka(folder)
  const lock = lockDirectory(folder, 'Kafka')
  try {
    const installed = await findKafka(options.log)
    const kept = await keptCluster(folder, options.brokers)
    return await launched({ ...options, installed, folder, kept }, lock.release)
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Tries again while what is in the way may pass. */
async function launched(launch: Launch, release: () => void): Promise<LocalKafka> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const prepared = await prepareMembers(launch)
    const kafka = runCluster(launch, prepared.members, () => {
      prepared.release()
      release()
    })
    try {
      await kafka.start()
      return kafka
    } catch (error) {
      await kafka.kill()
      prepared.release()
      if (!isPassing(error) || performance.now() > deadline) throw error
      await sleep(pauseMs)
    }
  }
}
