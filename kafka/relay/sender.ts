import { type Kafka, type Message, Partitioners, type Producer, type RecordMetadata } from 'kafkajs'
import type { LogEnd, Waiting } from './waiting.ts'

/** Hands events to the brokers; not to be used for a second batch before the first is answered. */
export interface Sender {
  /** Resolves once every in-sync replica has them all, with the ends of the logs then. After a failure some may be there. */
  send: (events: readonly Waiting[]) => Promise<LogEnd[]>
  close: () => Promise<void>
}

// Against what passes at once, such as another leader; whoever sends tries again by itself.
const tries = 4

// CloudEvents' Kafka binding, structured mode: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md
export const eventHeaders = { 'content-type': 'application/cloudevents+json; charset=UTF-8' }

/** Throws when the brokers cannot be had. */
export async function openSender(kafka: Kafka, prefix: string): Promise<Sender> {
  const placed = new WeakMap<Message, number>()
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    retry: { retries: tries }, // for ever, unless told otherwise
    allowAutoTopicCreation: false,
    createPartitioner: () => noting(placed),
  })
  try {
    await producer.connect()
  } catch (error) {
    await disconnect(producer)
    throw error
  }
  return {
    send: async (events) => {
      const topicMessages = [...Map.groupBy(events, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
        topic: prefix + topic,
        messages: ofTopic.map(({ key, body }): Message => ({ key, value: body, headers: eventHeaders })),
      }))
      const answers = await producer.sendBatch({ topicMessages, acks: -1 })
      return topicMessages.flatMap(({ topic, messages }) => {
        const sent = Map.groupBy(messages, (message) => placed.get(message))
        const ofTopic = answers.filter(({ topicName }) => topicName === topic)
        return endsOf(topic.slice(prefix.length), sent, ofTopic)
      })
    },
    close: () => disconnect(producer),
  }
}

/**
 * Throws where one is missing: when a leader moves to a broker that has answered for others already, kafkajs does not ask it
 * again, and resolves without what the former leader refused.
 */
function endsOf(
  topic: string,
  sent: ReadonlyMap<number | undefined, readonly Message[]>,
  answers: readonly RecordMetadata[],
): LogEnd[] {
  return [...sent].map(([partition, messages]) => {
    const answer = answers.find((each) => each.partition === partition)
    if (!answer) throw new Error(`no broker has taken what goes to ${topic}/${partition}: its leader moved`)
    return { topic, partition: answer.partition, next: Number(answer.baseOffset) + messages.length }
  })
}

/** Java's way of choosing a partition by the key, noting what was chosen: a retry chooses again, and the same. */
function noting(placed: WeakMap<Message, number>): ReturnType<typeof Partitioners.DefaultPartitioner> {
  const choose = Partitioners.DefaultPartitioner()
  return (args) => {
    const partition = choose(args)
    placed.set(args.message, partition)
    return partition
  }
}

/** What is being given up has nothing more to say. */
const disconnect = (producer: Producer) => producer.disconnect().catch(() => {})
