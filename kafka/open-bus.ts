import { StartupError } from '../platform/startup-error.ts'
import type { EventBus } from './bus.ts'

/** The bus between processes. Throws a `StartupError` as long as there is none. */
export function openBus(brokers: string | undefined): EventBus {
  throw new StartupError(
    brokers === undefined
      ? 'Processes of their own exchange events by Kafka: set KAFKA_BROKERS, or run everything in one process with npm start.'
      : 'This version has no Kafka transport yet: run everything in one process with npm start.',
  )
}
