import { z } from 'zod'
import type { Raw } from './bus.ts'
import { anyEvent, dataSchema, type EventOf, type Topic } from './envelope.ts'

/** What came out of the bytes: an event that keeps its contract, or why there is none. */
export type Read = Readonly<{ event: EventOf<Topic> } | { fault: string }>

const maxBytes = 1024 * 1024

/** The one way in for what a transport hands over. */
export function readEvent(raw: Raw, topics: readonly Topic[]): Read {
  if (raw.body === null) return { fault: 'no body' }
  if (raw.body.byteLength > maxBytes) return { fault: `${raw.body.byteLength} bytes, more than ${maxBytes}` }
  const topic = topics.find(({ name }) => name === raw.topic)
  if (!topic) return { fault: `unknown topic ${raw.topic}` }

  const json = parsedJson(raw.body)
  if (json === undefined) return { fault: 'not JSON in UTF-8' }
  const envelope = anyEvent.safeParse(json)
  if (!envelope.success) return { fault: `not an event: ${z.prettifyError(envelope.error)}` }
  return readData(envelope.data, topic)
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function parsedJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(body))
  } catch {
    return undefined // which no JSON is
  }
}

function readData(envelope: z.infer<typeof anyEvent>, topic: Topic): Read {
  const { type, dataschema } = envelope
  if (isNewer(dataschema, topic))
    return { fault: `newer version: ${dataschema}, and this release knows ${topic.version}` }
  const contract = topic.events[type]
  if (!contract) return { fault: `unknown type ${type}` }
  if (dataschema !== dataSchema(topic, type)) return { fault: `unknown dataschema ${dataschema}` }
  const data = contract.safeParse(envelope.data)
  if (!data.success) return { fault: `${type} breaks its contract: ${z.prettifyError(data.error)}` }
  return { event: { ...envelope, data: data.data } }
}

/** Of a newer release while an older one still runs: nothing is wrong with it, so it says so of itself. */
const isNewer = (schema: string, topic: Topic) =>
  schema.startsWith(`tickler:${topic.name}:`) && Number(schema.slice(schema.lastIndexOf(':') + 1)) > topic.version
