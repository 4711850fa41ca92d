import { host, type Member, type Security } from './member.ts'

type Cluster = Readonly<{
  brokers: number
  controllerPort: number
  security?: Security | undefined
  settings?: Readonly<Record<string, string>> | undefined
}>

/** The server.properties of one broker: https://kafka.apache.org/41/configuration/broker-configs/ */
export function serverProperties(member: Member, cluster: Cluster): string {
  const properties = {
    'log.dirs': member.directory,
    ...placeOf(member, cluster),
    ...replication(cluster.brokers),
    ...ours,
    ...small,
    ...cluster.security?.settings,
    ...cluster.settings,
  }
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${String(value).replaceAll('\\', '\\\\').replaceAll('\n', '\\\n')}\n`)
    .join('')
}

/** The first is the controller of all: a quorum would take three processes before it can spare one. */
function placeOf({ id, port, plainPort }: Member, { controllerPort, security }: Cluster) {
  const isController = id === 0
  const doors = [`CLIENT://${host}:${port}`, ...(security ? [`PLAIN://${host}:${plainPort}`] : [])]
  const protocols = [`CLIENT:${security?.protocol ?? 'PLAINTEXT'}`, 'PLAIN:PLAINTEXT', 'CONTROLLER:PLAINTEXT']
  return {
    'node.id': id,
    'process.roles': isController ? 'broker,controller' : 'broker',
    'controller.quorum.voters': `0@${host}:${controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: [...doors, ...(isController ? [`CONTROLLER://${host}:${controllerPort}`] : [])].join(','),
    'advertised.listeners': doors.join(','),
    'inter.broker.listener.name': security ? 'PLAIN' : 'CLIENT',
    'listener.security.protocol.map': protocols.join(','),
  }
}

/** Of the topics that Kafka keeps for itself. */
function replication(brokers: number) {
  const copies = Math.min(3, brokers)
  return {
    'offsets.topic.replication.factor': copies,
    'transaction.state.log.replication.factor': copies,
    'transaction.state.log.min.isr': Math.max(1, copies - 1),
    'share.coordinator.state.topic.replication.factor': copies,
    'share.coordinator.state.topic.min.isr': Math.max(1, copies - 1),
  }
}

const megabyte = 1 << 20

const ours = {
  'auto.create.topics.enable': false, // a topic misspelt is to be an error
  'group.initial.rebalance.delay.ms': 0,
  'message.max.bytes': 2 * megabyte,
  'replica.fetch.max.bytes': 2 * megabyte,
  // A broker that was killed may come back only when its former self is given up: 9 s otherwise.
  'broker.session.timeout.ms': 3_000,
  'broker.heartbeat.interval.ms': 500,
}

/** For one machine that has other things to do. One partition of offsets is loaded at once, and asked for in one question. */
const small = {
  'offsets.topic.num.partitions': 1,
  'transaction.state.log.num.partitions': 1,
  'share.coordinator.state.topic.num.partitions': 1,
  'num.network.threads': 2,
  'num.io.threads': 4,
  'log.cleaner.dedupe.buffer.size': 16 * megabyte, // of a heap that is small, and 128 otherwise
}
