import { z } from 'zod'
import type { Raw } from './bus.ts'
import { anyEvent, type EventOf, type Topic } from './envelope.ts'

/**
 * What came out of the bytes: an event that keeps its contract, one that a newer release wrote, or why there is none.
 * `id` is the event's own, in lower case.
 */
export type Read = Readonly<
  | { id: string; event: EventOf<Topic> }
  | { id: string; newer: Readonly<{ version: number; reason: string }> }
  | { id: string | null; fault: string }
>

const maxBytes = 1024 * 1024

/** The one way in for what a transport hands over. */
export function readEvent(raw: Raw, topics: readonly Topic[]): Read {
  if (raw.body === null) return nameless('no body')
  if (raw.body.byteLength > maxBytes) return nameless(`${raw.body.byteLength} bytes, more than ${maxBytes}`)
  const topic = topics.find(({ name }) => name === raw.topic)
  if (!topic) return nameless(`unknown topic ${raw.topic}`)

  const json = parsedJson(raw.body)
  if (json === undefined) return nameless('not JSON in UTF-8')
  const newer = readNewer(json, topic)
  if (newer) return newer
  const envelope = anyEvent.safeParse(json)
  if (!envelope.success) return nameless(`not an event: ${lineOf(envelope.error)}`)
  return { ...readData(envelope.data, topic), id: envelope.data.id.toLowerCase() }
}

const nameless = (fault: string): Read => ({ id: null, fault })

const mostFaults = 3

/** One line: it goes into logs, lists and headers. */
function lineOf({ issues }: z.ZodError): string {
  const first = issues.slice(0, mostFaults).map(({ path, message }) => {
    const at = z.core.toDotPath(path)
    return `${at === '' ? '' : `${at}: `}${message}`.replaceAll(/\s+/g, ' ')
  })
  const more = issues.length - first.length
  return [...first, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function parsedJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(body))
  } catch {
    return undefined // which no JSON is
  }
}

/** All that has to stay readable of an event for ever: a newer release may have changed the rest of the envelope too. */
const stamp = z.object({ id: z.uuid(), dataschema: z.string() })

/** Of a newer release while an older one still runs: nothing is wrong with it, so it says so of itself. */
function readNewer(json: unknown, topic: Topic): Read | undefined {
  const stamped = stamp.safeParse(json)
  if (!stamped.success) return undefined
  const { id, dataschema } = stamped.data
  const schema = parsedSchema(dataschema)
  if (schema?.topic !== topic.name || schema.version <= topic.version) return undefined
  const reason = `newer version: ${dataschema}, and this release knows ${topic.version}`
  return { id: id.toLowerCase(), newer: { version: schema.version, reason } }
}

function readData(
  envelope: z.infer<typeof anyEvent>,
  topic: Topic,
): Readonly<{ event: EventOf<Topic> } | { fault: string }> {
  const { type, dataschema } = envelope
  // By an own name only: `constructor` is a type of nobody's, though every object has one.
  const contract = Object.hasOwn(topic.events, type) ? topic.events[type] : undefined
  if (!contract) return { fault: `unknown type ${type}` }
  const schema = parsedSchema(dataschema)
  if (schema?.topic !== topic.name || schema.type !== type) return { fault: `unknown dataschema ${dataschema}` }
  // A contract reads what its earlier versions wrote: what came later has a default.
  const data = contract.safeParse(envelope.data)
  if (!data.success) return { fault: `${type} breaks its contract: ${lineOf(data.error)}` }
  return { event: { ...envelope, data: data.data } }
}

/** The parts of what `dataSchema` makes. */
function parsedSchema(dataschema: string): Readonly<{ topic: string; type: string; version: number }> | undefined {
  const [, topic, type, version] = /^tickler:([^:]+):([^:]+):([1-9]\d{0,8})$/.exec(dataschema) ?? []
  return topic === undefined || type === undefined ? undefined : { topic, type, version: Number(version) }
}
