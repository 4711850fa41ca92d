import type { Admin } from 'kafkajs'

type Group = Readonly<{ group: string; topics: readonly string[] }>

export type BrokerLag = Readonly<{
  group: string
  /** How many processes handle its events. */
  members: number
  topic: string
  partition: number
  /** Null where it has committed none. */
  committed: number | null
  end: number
  lag: number
  /** The first event that it has still to handle is no older; null where there is none, or it is older than any age that we ask for. */
  atMostSeconds: number | null
}>

type Lag = Omit<BrokerLag, 'atMostSeconds'>
type Asked = Readonly<{ prefix: string; groups: readonly Group[]; now: Date }>

/** How far each group is behind, by partition. Throws what kafkajs throws. */
export async function brokerLag(admin: Admin, asked: Asked): Promise<BrokerLag[]> {
  const lags = await lagsOf(admin, asked)
  const ages = new Map<Lag, number>()
  const waiting = lags.filter(({ lag }) => lag > 0)
  for (const [topic, ofTopic] of Map.groupBy(waiting, (lag) => lag.topic))
    await findAges(ofTopic, (seconds) => offsetsAt(admin, asked.prefix + topic, asked.now, seconds), ages)
  return lags.map((lag) => ({ ...lag, atMostSeconds: ages.get(lag) ?? null }))
}

async function lagsOf(admin: Admin, { prefix, groups }: Asked): Promise<Lag[]> {
  const described = await admin.describeGroups(groups.map(({ group }) => prefix + group))
  const members = new Map(described.groups.map((group) => [group.groupId, group.members.length]))
  const logs = await logsOf(admin, prefix, new Set(groups.flatMap(({ topics }) => topics)))
  const lags: Lag[] = []
  for (const { group, topics } of groups) {
    const committed = await committedBy(
      admin,
      prefix + group,
      topics.map((topic) => prefix + topic),
    )
    for (const log of topics.flatMap((name) => logs.filter(({ topic }) => topic === name))) {
      const at = committed.get(`${prefix}${log.topic}/${log.partition}`) ?? null
      lags.push({ group, members: members.get(prefix + group) ?? 0, ...behind(log, at) })
    }
  }
  return lags
}

type PartitionLog = Readonly<{ topic: string; partition: number; low: number; high: number }>

/** Each partition's log: where it begins and ends. */
async function logsOf(admin: Admin, prefix: string, topics: ReadonlySet<string>): Promise<PartitionLog[]> {
  const logs: PartitionLog[] = []
  for (const topic of topics)
    for (const { partition, low, high } of await admin.fetchTopicOffsets(prefix + topic))
      logs.push({ topic, partition, low: Number(low), high: Number(high) })
  return logs.toSorted((one, other) => one.partition - other.partition)
}

const behind = ({ topic, partition, low, high }: PartitionLog, committed: number | null) => ({
  topic,
  partition,
  committed,
  end: high,
  lag: Math.max(0, high - Math.max(low, committed ?? low)),
})

/** By `topic/partition`, where there is one. */
async function committedBy(admin: Admin, groupId: string, topics: readonly string[]): Promise<Map<string, number>> {
  const offsets = await admin.fetchOffsets({ groupId, topics: [...topics] })
  return new Map(
    offsets.flatMap(({ topic, partitions }) =>
      partitions
        .map(({ partition, offset }) => [`${topic}/${partition}`, Number(offset)] as const)
        .filter(([, offset]) => offset >= 0),
    ),
  )
}

// Doubled, it ends beyond a week, which is how long topics keep anything.
const secondsAgo = Array.from({ length: 21 }, (_, power) => 2 ** power)

/** Asks for the offsets of ever longer ago, until they are not after what waits. */
async function findAges(
  lags: readonly Lag[],
  at: (seconds: number) => Promise<ReadonlyMap<number, number>>,
  ages: Map<Lag, number>,
): Promise<void> {
  let rest = lags
  for (const seconds of secondsAgo) {
    if (rest.length === 0) return
    const offsets = await at(seconds)
    const isYounger = ({ partition, committed }: Lag) => (offsets.get(partition) ?? 0) <= (committed ?? 0)
    for (const lag of rest.filter(isYounger)) ages.set(lag, seconds)
    rest = rest.filter((lag) => !ages.has(lag))
  }
}

async function offsetsAt(admin: Admin, topic: string, now: Date, secondsAgo: number): Promise<Map<number, number>> {
  const offsets = await admin.fetchTopicOffsetsByTimestamp(topic, now.getTime() - secondsAgo * 1_000)
  return new Map(offsets.map(({ partition, offset }) => [partition, Number(offset)]))
}
