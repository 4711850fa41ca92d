import { setTimeout as sleep } from 'node:timers/promises'
import kafkajs, { type Admin } from 'kafkajs'
import { type ActualTopic, planTopics, type TopicPlan } from './plan-topics.ts'
import type { BrokerTopic } from './topics.ts'

// Node finds only some of the names that this CommonJS package exports.
const { ConfigResourceTypes, ConfigSource } = kafkajs

type Reconciling = Readonly<{
  prefix: string
  /** Only says what would be done. */
  isCheck?: boolean
  say: (line: string) => void
}>

const seenWithinMs = 15_000
const pollMs = 100
const unseen =
  'is there, and the brokers do not show it to us: grant Describe on it (operator in kafka/acls.yaml), or run this again.'

/** Makes the brokers have these topics, and says what it did and what it leaves. Answers whether all is now as declared. */
export async function reconcileTopics(
  admin: Admin,
  declared: readonly BrokerTopic[],
  { prefix, isCheck = false, say }: Reconciling,
): Promise<boolean> {
  const names = declared.map(({ name }) => `${prefix}${name}`)
  const { brokers } = await admin.describeCluster()
  const place = { brokers: brokers.length, prefix }
  const first = planTopics(declared, await actualTopics(admin, names), place)
  for (const note of first.notes) say(note)
  if (isCheck) return tellPlan(first, say)

  await create(admin, first, say)
  const made = first.create.length === 0 ? first : planTopics(declared, await allSeen(admin, names), place)
  for (const { name, settings, line } of made.change) {
    await change(admin, name, settings)
    say(`Changed ${line}`)
  }
  for (const line of made.leave) say(`Left: ${line}`)
  for (const { name } of made.create) say(`Left: ${name} ${unseen}`)
  return made.create.length + made.leave.length === 0
}

function tellPlan({ create, change, leave }: TopicPlan, say: (line: string) => void): boolean {
  for (const { line } of create) say(`Missing: ${line}`)
  for (const { line } of change) say(`To change: ${line}`)
  for (const line of leave) say(`Left: ${line}`)
  return create.length + change.length + leave.length === 0
}

/** One by one: who is second to create one hears of it, and the others are created all the same. */
async function create(admin: Admin, plan: TopicPlan, say: (line: string) => void): Promise<void> {
  for (const { name, partitions, replication, settings, line } of plan.create) {
    const isOurs = await admin.createTopics({
      topics: [
        {
          topic: name,
          numPartitions: partitions,
          replicationFactor: replication,
          configEntries: Object.entries(settings).map(([setting, value]) => ({ name: setting, value })),
        },
      ],
      waitForLeaders: false, // which fails on a broker that has not heard of it yet: see `allSeen`
    })
    if (isOurs) say(`Created ${line}`)
  }
}

/** Not every broker hears of a new topic at once. */
async function allSeen(admin: Admin, names: readonly string[]): Promise<readonly ActualTopic[]> {
  const deadline = performance.now() + seenWithinMs
  for (;;) {
    const seen = await actualTopics(admin, names).catch((error: unknown) => {
      if (performance.now() > deadline) throw error
      return []
    })
    if (seen.length === names.length || performance.now() > deadline) return seen
    await sleep(pollMs)
  }
}

async function actualTopics(admin: Admin, names: readonly string[]): Promise<readonly ActualTopic[]> {
  const present = new Set(await admin.listTopics())
  const topics = names.filter((name) => present.has(name))
  if (topics.length === 0) return []
  const { topics: metadata } = await admin.fetchTopicMetadata({ topics })
  const settings = await settingsOf(admin, topics)
  return metadata.map(({ name, partitions }) => ({
    name,
    partitions: partitions.length,
    replication: Math.min(...partitions.map(({ replicas }) => replicas.length)),
    settings: Object.fromEntries((settings.get(name) ?? []).map((entry) => [entry.configName, entry.configValue])),
  }))
}

async function settingsOf(admin: Admin, topics: readonly string[]) {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: topics.map((name) => ({ type: ConfigResourceTypes.TOPIC, name })),
  })
  return new Map(resources.map(({ resourceName, configEntries }) => [resourceName, configEntries]))
}

/** The brokers replace all that was set on a topic by what they are given, so what others set is given again. */
async function change(admin: Admin, topic: string, settings: Readonly<Record<string, string>>): Promise<void> {
  const set = (await settingsOf(admin, [topic])).get(topic) ?? []
  const kept = set.filter(({ configSource }) => configSource === ConfigSource.TOPIC_CONFIG)
  const all = { ...Object.fromEntries(kept.map((entry) => [entry.configName, entry.configValue])), ...settings }
  const configEntries = Object.entries(all).map(([name, value]) => ({ name, value }))
  await admin.alterConfigs({
    validateOnly: false,
    resources: [{ type: ConfigResourceTypes.TOPIC, name: topic, configEntries }],
  })
}
