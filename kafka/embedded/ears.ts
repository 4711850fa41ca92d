import type { Log } from '../../platform/log.ts'
import type { Listener, Raw } from '../bus.ts'
import type { Topic } from '../envelope.ts'
import { readEvent } from '../read-event.ts'

/** Who in this process wants to hear which topic. */
export interface Ears {
  add(topic: Topic, listener: Listener): void
  topics(): string[]
  hear(raw: Raw): void
}

export function ears(log: Log): Ears {
  const topics = new Map<string, { topic: Topic; listeners: Listener[] }>()
  return {
    add: (topic, listener) => {
      const listeners = topics.get(topic.name)?.listeners ?? []
      topics.set(topic.name, { topic, listeners: [...listeners, listener] })
    },
    topics: () => [...topics.keys()],
    hear: (raw) => {
      const heard = topics.get(raw.topic)
      if (!heard) return
      const read = readEvent(raw, [heard.topic])
      if ('fault' in read)
        return log.warn({ place: raw.place, fault: read.fault }, 'a broadcast that cannot be read was passed by')
      for (const listener of heard.listeners) {
        try {
          listener(read.event)
        } catch (err) {
          log.error({ err, place: raw.place }, 'a listener threw; the others hear the event all the same')
        }
      }
    },
  }
}
