import type { ConsumerConfig, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs'
import type { Failpoints } from '../../platform/failpoint.ts'
import type { Log } from '../../platform/log.ts'
import type { Subscription } from '../deliver.ts'
import { heldKeys } from '../held-keys.ts'
import { outage } from '../outage.ts'
import { assigned, type Reading } from './assigned.ts'
import { atMost } from './at-most.ts'
import { heartbeats } from './heartbeats.ts'
import { partition } from './partition.ts'
import { rawOf } from './raw.ts'
import { type SupervisedConsumer, supervisedConsumer } from './supervised-consumer.ts'

export type GroupOptions = Readonly<{
  subscription: Omit<Subscription, 'held'>
  kafka: Kafka
  prefix: string
  faultOf: (error: unknown) => string | null
  onFatal: (error: unknown) => void
  failpoint: Failpoints
  /** Effects were committed, which may have put events into an outbox. */
  affected: () => void
  silentAfterMs?: number
  log: Log
}>

/** Small fetches, so that little is handed over twice; and soon, though nothing else came. */
export const readConfig = {
  sessionTimeout: 10_000,
  rebalanceTimeout: 60_000,
  heartbeatInterval: 1_000,
  minBytes: 1,
  maxBytesPerPartition: 512 * 1024,
  maxBytes: 2 * 1024 * 1024,
  maxWaitTimeInMs: 250,
  allowAutoTopicCreation: false,
} satisfies Omit<ConsumerConfig, 'groupId'>

const chunkSize = 200
// As many as a topic has partitions: another one's slow transaction is not waited for.
const atOnce = 3
// More than the partitions of one member: what kafkajs queues itself it hands over even after they were given out anew.
const neverQueued = 32

/** One consumer group, as far as this process takes part in it: offsets are committed after the database has. */
export function group(options: GroupOptions): SupervisedConsumer {
  const { subscription, prefix, log } = options
  const { consumer: subscribed } = subscription
  const database = outage(subscribed.group, log)
  const inTurn = atMost(atOnce)
  const parts = assigned(() => partition({ ...subscription, held: heldKeys() }, database))

  const supervised = supervisedConsumer({
    ...options,
    name: subscribed.group,
    config: { ...readConfig, groupId: prefix + subscribed.group },
    topics: subscribed.topics.map(({ name }) => prefix + name),
    fromBeginning: true,
    run: (consumer) => ({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: neverQueued,
      eachBatch: (payload) => eachBatch(payload, parts.enter(consumer, payload.batch), inTurn, options),
    }),
    onReassigned: parts.forget,
  })
  return { ...supervised, trouble: () => supervised.trouble() ?? database.trouble() }
}

async function eachBatch(
  payload: EachBatchPayload,
  reading: Reading,
  inTurn: (work: () => Promise<void>) => Promise<void>,
  options: GroupOptions,
): Promise<void> {
  const { heartbeat, isRunning, isStale } = payload
  const beats = heartbeats(heartbeat)
  const goesOn = () => isRunning() && !isStale() && reading.isCurrent() && !beats.hasFailed()
  try {
    await inTurn(() => through(payload, reading, goesOn, options))
  } finally {
    reading.leave(isRunning())
    beats.end()
  }
}

/** A batch, chunk by chunk, each of them one transaction; and then the offset, behind all that is in the database. */
async function through(
  payload: EachBatchPayload,
  reading: Reading,
  goesOn: () => boolean,
  options: GroupOptions,
): Promise<void> {
  const { messages } = payload.batch
  for (let from = 0; from < messages.length && goesOn(); from += chunkSize) {
    const isThrough = await chunk(payload, messages.slice(from, from + chunkSize), { reading, goesOn, options })
    if (!isThrough) break
  }
  await reading.commit()
}

type Way = Readonly<{ reading: Reading; goesOn: () => boolean; options: GroupOptions }>

/** Whether the next one is to follow. */
async function chunk(
  { batch, resolveOffset, pause }: EachBatchPayload,
  messages: readonly KafkaMessage[],
  { reading, goesOn, options }: Way,
): Promise<boolean> {
  const topic = batch.topic.slice(options.prefix.length)
  const raws = messages.map((message) => rawOf(topic, batch.partition, message))
  if (!(await reading.part.take(raws, goesOn))) return false
  options.failpoint('bus.after-effect')
  options.affected()
  if (!reading.isCurrent()) return false
  resolveOffset(messages.at(-1)?.offset ?? batch.lastOffset())
  if (reading.goBack()) return false
  if (!reading.part.isStretched()) return true
  reading.rest(pause())
  return false
}
