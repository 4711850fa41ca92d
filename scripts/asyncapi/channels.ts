import type { Topic } from '../../kafka/envelope.ts'
import { type BrokerTopic, type DeclaredTopic, deadLettersOf } from '../../kafka/topics.ts'
import { Problem } from '../problem.ts'
import type { Sources } from './sources.ts'

const dayMs = 86_400_000

export const channelRef = (topic: string) => ({ $ref: `#/channels/${topic}` })

/** Each topic, and behind each the one of its dead letters. */
export function channelsOf({ contracts, topics }: Sources) {
  return Object.fromEntries<object>(
    contracts.topics.flatMap((contract) => {
      const topic = topics.find(({ name }) => name === contract.name)
      if (!topic) throw new Problem(`kafka/topics.yaml has no ${contract.name}, for which there is a contract: add it.`)
      return [
        [contract.name, channelOf(contract, topic)],
        [topic.deadLetters.name, deadChannelOf(topic)],
      ]
    }),
  )
}

const channelOf = ({ name, key, version, events }: Topic, topic: DeclaredTopic) => ({
  address: name,
  description: keys[key],
  messages: Object.fromEntries(Object.keys(events).map((type) => [type, { $ref: `#/components/messages/${type}` }])),
  bindings: { kafka: bindingOf(topic) },
  'x-key': key,
  'x-version': version,
})

const keys = {
  subject: 'The key is the event’s `subject`: what happens to one subject stays in order.',
  owner: 'The key is the event’s `ownerid`: what happens to one owner stays in order.',
} as const

const deadChannelOf = (topic: DeclaredTopic) => ({
  address: topic.deadLetters.name,
  description: `What a group could not take of ${topic.name}, as it came and with the reason, for a person to look at.`,
  messages: { deadLetter: { $ref: '#/components/messages/deadLetter' } },
  bindings: { kafka: bindingOf(deadLettersOf(topic)) },
})

const bindingOf = ({
  name,
  partitions,
  replication,
  retentionDays,
  cleanup,
  compression,
  maxMessageBytes,
}: BrokerTopic) => ({
  topic: name,
  partitions,
  replicas: replication,
  topicConfiguration: {
    'cleanup.policy': [cleanup],
    'retention.ms': retentionDays * dayMs,
    'max.message.bytes': maxMessageBytes,
    'compression.type': compression,
  },
  bindingVersion: '0.5.0',
})
