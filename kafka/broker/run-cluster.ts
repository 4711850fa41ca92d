import { type KafkaNode, kafkaNode } from './kafka-node.ts'
import { addressOf, type Member } from './member.ts'
import type { Launch } from './prepare-members.ts'
import { untilReady } from './ready.ts'

export type LocalKafka = Readonly<{
  /** As `KAFKA_BROKERS` takes it. */
  brokers: string
  /** Where nothing has to be shown and all is allowed; the same unless there is `security`. */
  plainBrokers: string
  /** The first is the controller of all. */
  nodes: readonly KafkaNode[]
  /** Rejects with a `StartupError` when a broker ends that was not asked to. */
  failed: Promise<never>
  /** Ends all in order; asking twice is fine. */
  stop: () => Promise<void>
  /** kill -9 of all. */
  kill: () => Promise<void>
  /** All that do not run, such as after a kill. */
  start: () => Promise<void>
}>

export function runCluster(
  { installed, kept, log }: Launch,
  members: readonly Member[],
  release: () => void,
): LocalKafka {
  const failure = nextFailure()
  const failed = failure.next()
  const running = () => members.filter((_, index) => nodes[index]?.pid() !== undefined)

  const ready = async () => {
    const ending = new AbortController()
    const addresses = running().map(({ plainPort }) => addressOf([plainPort]))
    const expected = { clusterId: kept.clusterId, brokers: addresses.length }
    try {
      await Promise.race([untilReady(addresses, expected, ending.signal), failure.next()])
    } finally {
      ending.abort()
    }
  }
  const nodes = members.map((member) => kafkaNode({ member, installed, log, ready, onFailed: failure.tell }))
  const [controller, ...others] = nodes

  return {
    brokers: addressOf(members.map(({ port }) => port)),
    plainBrokers: addressOf(members.map(({ plainPort }) => plainPort)),
    nodes,
    failed,
    start: async () => void (await Promise.all(nodes.map((node) => node.start()))),
    kill: async () => void (await Promise.all(nodes.map((node) => node.kill()))),
    stop: async () => {
      // The controller last: the others tell it that they go, and would wait for it.
      await Promise.all(others.map((node) => node.stop()))
      await controller?.stop()
      release()
    },
  }
}

/** Of each failure those are told who asked for the next one before it. */
function nextFailure() {
  const fresh = () => {
    const next = Promise.withResolvers<never>()
    next.promise.catch(() => {}) // it is nobody's fault when nobody asked
    return next
  }
  let current = fresh()
  return {
    next: () => current.promise,
    tell: (error: Error) => {
      const { reject } = current
      current = fresh()
      reject(error)
    },
  }
}
