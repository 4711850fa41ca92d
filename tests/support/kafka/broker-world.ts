import { kafkaSettings } from '../../../kafka/client/settings.ts'
import { withAdmin } from '../../../kafka/client/with-admin.ts'
import type { Topic } from '../../../kafka/envelope.ts'
import { kafkaBus } from '../../../kafka/kafka-bus.ts'
import { enqueue } from '../../../kafka/outbox.ts'
import { type Metrics, openMetrics } from '../../../platform/metrics.ts'
import type { Counted } from '../../bus/counter.ts'
import { openWorld, type World } from '../../bus/world.ts'
import { type HeardLog, heardLog } from '../heard-log.ts'

type Env = Readonly<Record<string, string>>

// As the protocol numbers what can be configured.
const aTopic = 2

/** A world whose buses go by brokers of the test's own, and what they say of it. */
export type BrokerWorld = World &
  HeardLog &
  Readonly<{
    /** The number of a metric of the first bus; undefined when there is none by that name and labels: `tickler_outbox_waiting{subgraph="said"}`. */
    metric: (name: string) => Promise<number | undefined>
    /** How many messages its topic holds. */
    inTopic: () => Promise<number>
    setTopic: (configured: Env) => Promise<void>
    /** Commits an event of so many bytes, and more. */
    sayLarge: (counted: Counted, bytes: number) => Promise<void>
    /** Makes its topic; a started bus does not. */
    createTopic: (made?: Readonly<{ partitions?: number; copies?: number; settings?: Env }>) => Promise<void>
  }>

/** `base`: a database as `provisionWorld` makes it. */
export async function brokerWorld(base: string, env: Env): Promise<BrokerWorld> {
  const settings = kafkaSettings(env)
  if (!settings) throw new Error('KAFKA_BROKERS is not set')
  const heard = heardLog()
  const metrics: Metrics[] = []
  const world = await openWorld(base, ({ failpoint }) => {
    const own = openMetrics() // as processes have them
    metrics.push(own)
    return kafkaBus({ settings, name: 'test', log: heard.log, failpoint, metrics: own })
  })
  const named = (topic: Topic) => settings.KAFKA_PREFIX + topic.name
  return {
    ...world,
    ...heard,
    metric: async (name) => {
      const text = (await metrics[0]?.metrics()) ?? ''
      const line = text.split('\n').find((each) => each.startsWith(`${name} `))
      return line === undefined ? undefined : Number(line.slice(name.length))
    },
    inTopic: () =>
      withAdmin(settings, async (admin) => {
        const offsets = await admin.fetchTopicOffsets(named(world.things))
        return offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0)
      }),
    setTopic: (configured) =>
      withAdmin(settings, async (admin) => {
        const configEntries = entriesOf(configured)
        const resources = [{ type: aTopic, name: named(world.things), configEntries }]
        await admin.alterConfigs({ validateOnly: false, resources })
      }),
    sayLarge: async (counted, bytes) => {
      const rows = world.rows([counted]).map((row) => ({
        ...row,
        event: { ...row.event, correlationid: 'x'.repeat(bytes) },
      }))
      await enqueue(world.producer, 'said', rows)
    },
    createTopic: ({ partitions = 3, copies = 1, settings: configured = {} } = {}) =>
      withAdmin(settings, async (admin) => {
        const configEntries = entriesOf(configured)
        const sizes = { numPartitions: partitions, replicationFactor: copies }
        const topics = [{ topic: named(world.things), ...sizes, configEntries }]
        await admin.createTopics({ topics, waitForLeaders: copies === 1 })
      }),
  }
}

const entriesOf = (configured: Env) => Object.entries(configured).map(([name, value]) => ({ name, value }))
