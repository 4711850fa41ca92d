import type { IHeaders, KafkaMessage } from 'kafkajs'
import type { Raw } from '../bus.ts'

/** A message as it came, and where it stands in its partition. */
export type Placed = Raw & Readonly<{ offset: bigint }>

/** `topic` without the prefix, as contracts name it. */
export function rawOf(topic: string, partition: number, { key, value, headers, offset }: KafkaMessage): Placed {
  return {
    topic,
    key: key?.toString('utf8') ?? null,
    body: value,
    headers: textOf(headers ?? {}),
    place: `${topic}/${partition}@${offset}`,
    offset: BigInt(offset),
  }
}

const textOf = (headers: IHeaders) =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      // A header may stand there several times; the last one counts.
      const last = Array.isArray(value) ? value.at(-1) : value
      return last === undefined ? [] : [[name, last.toString()]]
    }),
  )
