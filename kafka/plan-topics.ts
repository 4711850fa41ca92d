import type { BrokerTopic } from './topics.ts'

/** A topic as the brokers have it. */
export type ActualTopic = Readonly<{
  name: string
  partitions: number
  replication: number
  /** In force, by name. */
  settings: Readonly<Record<string, string>>
}>

export type TopicPlan = Readonly<{
  create: readonly (ActualTopic & Readonly<{ line: string }>)[]
  /** The settings that are to be others, of a topic that is there. */
  change: readonly Readonly<{ name: string; settings: Readonly<Record<string, string>>; line: string }>[]
  /** What is not as declared and stays so, each with what to do. */
  leave: readonly string[]
  /** What is as it should be, and still worth knowing. */
  notes: readonly string[]
}>

const dayMs = 86_400_000

/** What it takes for these brokers to have what is declared. `prefix` stands before each name. */
export function planTopics(
  declared: readonly BrokerTopic[],
  actual: readonly ActualTopic[],
  { brokers, prefix }: Readonly<{ brokers: number; prefix: string }>,
): TopicPlan {
  const wanted = declared.map((topic) => {
    const want = wantedOf(topic, brokers, prefix)
    return { want, copies: topic.replication, have: actual.find(({ name }) => name === want.name) }
  })
  const there = wanted.flatMap(({ have, ...rest }) => (have ? [{ have, ...rest }] : []))
  const create = wanted.flatMap(({ want, have }) => (have ? [] : [want]))
  const short = wanted.filter(({ want, have, copies }) => copies > brokers && (have ?? want).replication < copies)
  return {
    create: create.map((topic) => ({
      ...topic,
      line: `${topic.name}: ${counted(topic.partitions, 'partition')}, ${counted(topic.replication, 'copy')}`,
    })),
    change: there.flatMap(({ want, have }) => changesOf(want, have)),
    leave: there.flatMap(({ want, have, copies }) => [
      ...partitionsOf(want, have),
      ...replicationOf(want, have, copies),
    ]),
    notes: short.length === 0 ? [] : [shortOf(Math.max(...short.map(({ copies }) => copies)), brokers)],
  }
}

const shortOf = (copies: number, brokers: number) =>
  `There ${brokers === 1 ? 'is one broker' : `are ${brokers} brokers`}, so nothing is kept ${copies} times, as declared, but ${brokers}.`

function wantedOf(topic: BrokerTopic, brokers: number, prefix: string): ActualTopic {
  const replication = Math.min(topic.replication, brokers)
  return {
    name: `${prefix}${topic.name}`,
    partitions: topic.partitions,
    replication,
    settings: {
      'cleanup.policy': topic.cleanup,
      'retention.ms': String(topic.retentionDays * dayMs),
      'max.message.bytes': String(topic.maxMessageBytes),
      'compression.type': topic.compression,
      'min.insync.replicas': minInSync(replication),
    },
  }
}

/** One of three may be away without a write being lost, or refused; of two, waiting for both would refuse. */
const minInSync = (replication: number) => (replication > 2 ? '2' : '1')

function changesOf(want: ActualTopic, have: ActualTopic): TopicPlan['change'] {
  const due = { ...want.settings, 'min.insync.replicas': minInSync(have.replication) }
  const changed = Object.entries(due).filter(([setting, value]) => have.settings[setting] !== value)
  if (changed.length === 0) return []
  const said = changed.map(([setting, value]) => `${setting} ${have.settings[setting]} -> ${value}`)
  return [{ name: want.name, settings: Object.fromEntries(changed), line: `${want.name}: ${said.join(', ')}` }]
}

function partitionsOf({ name, partitions: want }: ActualTopic, { partitions: have }: ActualTopic): string[] {
  const differs = `${name} has ${counted(have, 'partition')}, and ${want} ${want === 1 ? 'is' : 'are'} declared`
  if (have < want)
    return [
      `${differs}: adding some would move keys from one to another, and break their order. Stop what writes, wait until nothing lags, delete the topic and run this again; or declare ${have}.`,
    ]
  if (have > want)
    return [
      `${differs}: Kafka takes none away. Declare ${have}; or stop what writes, wait until nothing lags, delete the topic and run this again.`,
    ]
  return []
}

/** `declared`: copies, of which `want` has no more than there are brokers; fewer may only be away for a while. */
function replicationOf(
  { name, replication: want }: ActualTopic,
  { replication: have }: ActualTopic,
  declared: number,
): string[] {
  if (have === want || have === declared) return []
  return [
    `${name} is kept ${times(have)}, and ${times(want)} is declared: this moves no data between brokers. Use kafka-reassign-partitions.sh, then run this again for min.insync.replicas.`,
  ]
}

const times = (many: number) => (many === 1 ? 'once' : `${many} times`)
const counted = (many: number, one: 'partition' | 'copy') =>
  many === 1 ? `1 ${one}` : `${many} ${one === 'copy' ? 'copies' : 'partitions'}`
