import { symptomsOf } from '../client/fault.ts'
import type { Waiting } from './waiting.ts'

/** The event itself is what the brokers do not want, rather than this moment. */
export const isRefusal = (error: unknown): boolean =>
  /MESSAGE_TOO_LARGE|RECORD_LIST_TOO_LARGE|INVALID_RECORD/.test(symptomsOf(error))

export const refusalLine = (schema: string, { position, topic, body }: Waiting): string =>
  `${schema}.outbox#${position}: the brokers refuse an event of ${Buffer.byteLength(body)} bytes: raise max.message.bytes of ${topic} with npm run topics. It waits, and so does what follows with its key.`
