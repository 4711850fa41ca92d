import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Security } from './member.ts'
import { startFault } from './start-fault.ts'

/** Kafka as it is installed here. */
export type Installed = Readonly<{
  java: string
  /** A folder. */
  jars: string
  /** A file with Kafka's classes as Java has them in memory: with it a broker starts in a third of the time. May be missing. */
  archive: string
}>

/** How to run one of its programs. */
export const javaArguments = ({ jars, archive }: Installed, program: string, ...args: string[]): string[] => [
  '-Djava.awt.headless=true',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=error',
  '-Dorg.slf4j.simpleLogger.showThreadName=false',
  '-Xlog:disable', // an archive that does not fit is passed over, and Java would say so
  ...(existsSync(archive) ? [`-XX:SharedArchiveFile=${archive}`] : []),
  '-cp',
  join(jars, '*'),
  program,
  ...args,
]

type Place = Readonly<{ properties: string; directory: string; clusterId: string }>

/** Makes a broker's folder ready for its first start. */
export async function format(installed: Installed, place: Place, scram: Security['scram'] = []): Promise<void> {
  const users = scram.flatMap(({ mechanism, name, password }) => [
    '--add-scram',
    `${mechanism}=[name=${name},password=${password}]`,
  ])
  const args = ['format', '--ignore-formatted', '-t', place.clusterId, '-c', place.properties, ...users]
  try {
    await promisify(execFile)(installed.java, javaArguments(installed, 'kafka.tools.StorageTool', ...args))
  } catch (error) {
    throw startFault(error instanceof Error ? error.message : String(error), place.directory)
  }
}
