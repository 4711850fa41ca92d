import { StartupError } from '../platform/startup-error.ts'
import type { EventBus } from './bus.ts'
import { kafkaSettings } from './client/settings.ts'
import { type KafkaBusOptions, kafkaBus } from './kafka-bus.ts'

/** The bus between processes. Throws a `StartupError` without brokers. */
export function openBus(options: Omit<KafkaBusOptions, 'settings'>): EventBus {
  const settings = kafkaSettings()
  if (settings) return kafkaBus({ ...options, settings })
  throw new StartupError(
    'Processes of their own exchange events by Kafka: set KAFKA_BROKERS, or run everything in one process with npm start.',
  )
}
