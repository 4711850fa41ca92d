import type { Message } from './messages.ts'
import type { Told } from './told-tasks.ts'

/** More than a topic takes unless it is told to. */
export const largest = 12 * 1024 * 1024

/** By what is wrong with it, and as a dead letter says it: what only a stranger writes into `task-events`, all with this key. */
export function poisons({ key, row }: Told): ReadonlyMap<string, Message> {
  const like = (other: object) => Buffer.from(JSON.stringify({ ...row.event, id: crypto.randomUUID(), ...other }))
  const message = (value: Buffer | null, headers = {}): Message => ({
    topic: 'task-events',
    key: Buffer.from(key),
    value,
    headers,
  })
  return new Map([
    ['not JSON', message(Buffer.from('{"specversion": "1.0", '), { 'content-type': 'text/plain' })],
    ['unknown type', message(like({ type: 'task.exploded', dataschema: 'tickler:task-events:task.exploded:1' }))],
    ['unknown dataschema', message(like({ dataschema: 'tickler:task-events:task.updated:none' }))],
    ['breaks its contract', message(like({ data: { task: null } }))],
    ['more than', message(Buffer.alloc(10 * 1024 * 1024, 'x'))],
    ['no body', message(null)],
    ['not an event', message(Buffer.from('{}'))],
  ])
}

/** As a newer release would say it: of an event that this one knows, a version that it does not. */
export const newer = ({ key, row }: Told): Message => ({
  topic: 'task-events',
  key: Buffer.from(key),
  value: Buffer.from(
    JSON.stringify({
      ...row.event,
      dataschema: row.event.dataschema.replace(/\d+$/, '2'),
      data: { whatever: 'is new' },
    }),
  ),
  headers: {},
})

/** As our own relay publishes it. */
export const plain = ({ key, row }: Told): Message => ({
  topic: 'task-events',
  key: Buffer.from(key),
  value: Buffer.from(JSON.stringify(row.event)),
  headers: {},
})
