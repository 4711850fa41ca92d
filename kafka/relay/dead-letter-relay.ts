import type { Kafka } from 'kafkajs'
import type { Log } from '../../platform/log.ts'
import { loop } from '../../platform/loop.ts'
import type { Mailbox } from '../bus.ts'
import { type PublishedLetter, publishDeadLetters } from '../publish-dead-letters.ts'
import { seldom } from '../seldom.ts'

export type DeadLetterRelayOptions = Readonly<{
  inboxes: readonly Mailbox[]
  kafka: Kafka
  prefix: string
  /** One line for what the brokers answered. */
  faultOf: (error: unknown) => string
  log: Log
}>

const lookEveryMs = 5_000

/** Copies dead letters to their topics, for whoever watches the brokers; there is no hurry, since the tables keep them. */
export function deadLetterRelay(options: DeadLetterRelayOptions): { start: () => void; stop: () => Promise<void> } {
  const { kafka, prefix, faultOf, log } = options
  const inboxes = [...new Map(options.inboxes.map((inbox) => [inbox.schema, inbox])).values()]
  const isToBeSaid = seldom()

  const copyAll = async (inbox: Mailbox) => {
    try {
      while ((await publishDeadLetters(inbox, (letters) => send(kafka, prefix, letters))) > 0);
    } catch (error) {
      const line = `${inbox.schema}: dead letters could not be copied to the brokers; ${faultOf(error)}`
      if (isToBeSaid(line)) log.warn({ err: error }, line)
    }
  }
  return loop(async () => {
    for (const inbox of inboxes) await copyAll(inbox)
    return lookEveryMs
  })
}

/**
 * Letters are rare, so that a connection is made for each batch of them. kafkajs' own tries may leave a part out when a leader
 * moves (sender.ts), and all is tried again soon anyway.
 */
async function send(kafka: Kafka, prefix: string, letters: readonly PublishedLetter[]): Promise<void> {
  const producer = kafka.producer({ allowAutoTopicCreation: false, retry: { retries: 0 } })
  try {
    await producer.connect()
    const byTopic = Map.groupBy(letters, ({ topic }) => prefix + topic)
    const topicMessages = [...byTopic].map(([topic, messages]) => ({
      topic,
      messages: messages.map(({ key, value, headers }) => ({ key, value, headers: { ...headers } })),
    }))
    await producer.sendBatch({ topicMessages, acks: -1 })
  } finally {
    await producer.disconnect().catch(() => {}) // what was sent is answered, or its error is thrown
  }
}
