import { type BrokerProcess, startBroker } from './broker-process.ts'
import type { Installed } from './kafka-tool.ts'
import type { Member } from './member.ts'
import { startFault } from './start-fault.ts'

/** One broker of a local Kafka, for those who want to see it die. */
export type KafkaNode = Readonly<{
  port: number
  /** Undefined while it does not run. */
  pid: () => number | undefined
  /** Resolves when the whole is ready again. */
  start: () => Promise<void>
  stop: () => Promise<void>
  /** kill -9. */
  kill: () => Promise<void>
  /** SIGSTOP: connections stay open, and nobody answers. */
  pause: () => void
  resume: () => void
}>

type NodeParts = Readonly<{
  member: Member
  installed: Installed
  log: (line: string) => void
  /** Resolves when the whole is ready. */
  ready: () => Promise<void>
  onFailed: (error: Error) => void
}>

export function kafkaNode({ member, installed, log, ready, onFailed }: NodeParts): KafkaNode {
  let running: BrokerProcess | undefined

  const launch = () => {
    const broker = startBroker(installed, member.properties, (line) => log(`broker ${member.id}: ${line}`))
    running = broker
    void broker.ended.then((output) => {
      if (running !== broker) return // it was asked to
      running = undefined
      onFailed(startFault(output, member.directory))
    })
  }
  const end = async (how: 'stop' | 'kill') => {
    const broker = running
    running = undefined
    await broker?.[how]()
  }
  return {
    port: member.port,
    pid: () => running?.pid,
    start: async () => {
      if (!running) launch()
      await ready()
    },
    stop: () => end('stop'),
    kill: () => end('kill'),
    pause: () => running?.signal('SIGSTOP'),
    resume: () => running?.signal('SIGCONT'),
  }
}
