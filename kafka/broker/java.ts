import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { StartupError } from '../../platform/startup-error.ts'
import { type BrokerEnv, brokerEnv } from './config.ts'

/** The oldest that Kafka 4 runs on. */
const oldest = 17
const remedy = `install Java ${oldest} or newer (Debian, Ubuntu: apt-get install default-jre-headless), or set KAFKA_BROKERS to a Kafka that runs elsewhere.`

/** The program `java`, new enough for Kafka. Throws a `StartupError` where there is none. */
export async function findJava({ JAVA_HOME }: BrokerEnv = brokerEnv()): Promise<string> {
  const java = JAVA_HOME === undefined ? 'java' : join(JAVA_HOME, 'bin', 'java')
  const version = await versionOf(java)
  if (version === undefined) throw new StartupError(`A local Kafka needs Java, and ${java} does not run: ${remedy}`)
  if (version < oldest)
    throw new StartupError(`A local Kafka needs Java ${oldest}, and ${java} is Java ${version}: ${remedy}`)
  return java
}

/** `openjdk version "17.0.15" …`, and for what is older than 9 `java version "1.8.0_392"`. */
async function versionOf(java: string): Promise<number | undefined> {
  const { stderr } = await promisify(execFile)(java, ['-version']).catch(() => ({ stderr: '' })) // none is answered below
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(stderr) ?? []
  return first === undefined ? undefined : Number(first === '1' ? second : first)
}
