import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { StartupError } from '../../platform/startup-error.ts'
import { type BrokerEnv, brokerEnv } from './config.ts'

/** The oldest that Kafka 4 runs on. */
const oldest = 17
const remedy = `install Java ${oldest} or newer (Debian, Ubuntu: apt-get install default-jre-headless), or set KAFKA_BROKERS to a Kafka that runs elsewhere.`

/** `build` is another for each build of Java. */
export type Java = Readonly<{ program: string; build: string }>

/** A Java that is new enough for Kafka. Throws a `StartupError` where there is none. */
export async function findJava({ JAVA_HOME }: BrokerEnv = brokerEnv()): Promise<Java> {
  const java = JAVA_HOME === undefined ? 'java' : join(JAVA_HOME, 'bin', 'java')
  const { stderr } = await promisify(execFile)(java, ['-version']).catch(() => ({ stderr: '' })) // none is answered below
  const version = versionIn(stderr)
  if (version === undefined) throw new StartupError(`A local Kafka needs Java, and ${java} does not run: ${remedy}`)
  if (version < oldest)
    throw new StartupError(`A local Kafka needs Java ${oldest}, and ${java} is Java ${version}: ${remedy}`)
  return { program: java, build: createHash('sha256').update(stderr).digest('hex').slice(0, 12) }
}

/** `openjdk version "17.0.15" …`, and for what is older than 9 `java version "1.8.0_392"`. */
function versionIn(text: string): number | undefined {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? []
  return first === undefined ? undefined : Number(first === '1' ? second : first)
}
