import { type AnyEvent, dataSchema, type Topic } from '../../kafka/envelope.ts'
import { readEvent } from '../../kafka/read-event.ts'
import { Problem } from '../problem.ts'
import { kafkaBinding } from './kafka-binding.ts'
import { refTo } from './schemas.ts'
import type { Sources } from './sources.ts'

/** CloudEvents’ Kafka binding, structured mode. */
const contentType = 'application/cloudevents+json'

/** An event each: the envelope with what is this event's own, and its example. */
export function messagesOf({ contracts, examples }: Sources) {
  return Object.fromEntries(
    contracts.topics.flatMap((topic) =>
      Object.keys(topic.events).map(
        (type) => [type, messageOf(topic, type, exampleOf(topic, type, examples))] as const,
      ),
    ),
  )
}

/** Held against the contract, so that nobody builds on what no reader would take. */
function exampleOf(topic: Topic, type: string, examples: readonly AnyEvent[]): AnyEvent {
  const file = `kafka/contracts/examples/${type}.json`
  const example = examples.find((event) => event.type === type)
  if (!example) throw new Problem(`${type} has no example: put an event as it travels into ${file}.`)
  const body = Buffer.from(JSON.stringify(example))
  const read = readEvent({ topic: topic.name, key: null, body, headers: {}, place: file }, [topic])
  if ('fault' in read) throw new Problem(`${file}: ${read.fault}`)
  return example
}

const messageOf = (topic: Topic, type: string, example: AnyEvent) => ({
  name: type,
  contentType,
  headers: {
    type: 'object',
    properties: { 'content-type': { const: `${contentType}; charset=UTF-8` } },
    required: ['content-type'],
  },
  payload: {
    allOf: [
      { $ref: refTo('event') },
      {
        type: 'object',
        properties: {
          source: { const: example.source },
          type: { const: type },
          dataschema: { const: dataSchema(topic, type) },
          data: { $ref: refTo(type) },
        },
      },
    ],
  },
  bindings: kafkaBinding(topic.key === 'owner' ? 'The event’s `ownerid`.' : 'The event’s `subject`.'),
  examples: [{ name: type, payload: example }],
})
