import { kafkaClient } from '../../../kafka/client/client.ts'
import { kafkaSettings } from '../../../kafka/client/settings.ts'
import { createLog } from '../../../platform/log.ts'
import type { Env } from '../replicas/replica.ts'

/** A message as it is in a topic; `topic` is without the prefix. */
export type Message = Readonly<{
  topic: string
  key: Buffer | null
  value: Buffer | null
  headers: Readonly<Record<string, string>>
}>

const stranger = (env: Env) => {
  const settings = kafkaSettings(env)
  if (!settings) throw new Error('brokers were given')
  const kafka = kafkaClient(settings, { clientId: 'stranger', log: createLog('silent', 'test') })
  return { kafka, prefix: settings.KAFKA_PREFIX }
}

/** Whatever anyone may write into a topic, in this order. */
export async function writeToTopics(env: Env, messages: readonly Message[]): Promise<void> {
  const { kafka, prefix } = stranger(env)
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 })
  try {
    await producer.connect()
    for (const [topic, its] of Map.groupBy(messages, (message) => message.topic))
      for (let from = 0; from < its.length; from += 200)
        await producer.send({ topic: prefix + topic, messages: its.slice(from, from + 200) })
  } finally {
    await producer.disconnect()
  }
}

/** All that these topics hold now, each partition in its order. */
export async function readTopics(env: Env, topics: readonly string[]): Promise<Message[]> {
  const { kafka, prefix } = stranger(env)
  const left = await endsOf(env, topics)
  const consumer = kafka.consumer({ groupId: `${prefix}stranger.${crypto.randomUUID()}`, maxWaitTimeInMs: 100 })
  const all: Message[] = []
  const done = Promise.withResolvers<void>()
  if (left.size === 0) done.resolve()
  try {
    await consumer.connect()
    await consumer.subscribe({ topics: topics.map((topic) => prefix + topic), fromBeginning: true })
    await consumer.run({
      eachBatch: async ({ batch: { topic, partition, messages } }) => {
        for (const { key, value, headers = {} } of messages)
          all.push({ topic: topic.slice(prefix.length), key, value, headers: textOf(headers) })
        if (Number(messages.at(-1)?.offset) + 1 >= (left.get(`${topic}/${partition}`) ?? 0))
          left.delete(`${topic}/${partition}`)
        if (left.size === 0) done.resolve()
      },
    })
    await done.promise
  } finally {
    await consumer.disconnect()
  }
  return all
}

const textOf = (headers: object) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

/** Where each partition ends that has anything in it. */
async function endsOf(env: Env, topics: readonly string[]): Promise<Map<string, number>> {
  const { kafka, prefix } = stranger(env)
  const admin = kafka.admin()
  try {
    await admin.connect()
    const ends = new Map<string, number>()
    for (const topic of topics)
      for (const { partition, low, high } of await admin.fetchTopicOffsets(prefix + topic))
        if (Number(high) > Number(low)) ends.set(`${prefix}${topic}/${partition}`, Number(high))
    return ends
  } finally {
    await admin.disconnect()
  }
}
