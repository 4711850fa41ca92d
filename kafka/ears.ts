import type { Log } from '../platform/log.ts'
import type { Listener, Raw } from './bus.ts'
import type { Topic } from './envelope.ts'
import { readEvent } from './read-event.ts'

/** Who in this process wants to hear which topic. */
export interface Ears {
  add: (topic: Topic, listener: Listener) => void
  topics: () => string[]
  hear: (raw: Raw) => void
}

export function ears(log: Log): Ears {
  const topics = new Map<string, Topic>()
  const listeners = new Map<string, Listener[]>()

  const tell = (listener: Listener, event: Parameters<Listener>[0]) => {
    try {
      listener(event)
    } catch (err) {
      log.error(
        { err, type: event.type },
        'a listener threw, which it must not; the others hear the event all the same',
      )
    }
  }

  return {
    add: (topic, listener) => {
      topics.set(topic.name, topic)
      listeners.set(topic.name, [...(listeners.get(topic.name) ?? []), listener])
    },
    topics: () => [...topics.keys()],
    hear: (raw) => {
      const read = readEvent(raw, [...topics.values()])
      if (!('event' in read)) {
        const fault = 'fault' in read ? read.fault : read.newer.reason
        return log.warn({ place: raw.place, fault }, 'a broadcast that cannot be read was passed by')
      }
      for (const listener of listeners.get(raw.topic) ?? []) tell(listener, read.event)
    },
  }
}
