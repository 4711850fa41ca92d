import { StartupError } from '../platform/startup-error.ts'
import { brokersOf, type KafkaSettings } from './client/settings.ts'
import { OwnFault } from './groups/own-fault.ts'

/** The line with which a process ends that would be up and consume nothing. */
export function fatal(error: unknown, settings: KafkaSettings): StartupError {
  const line =
    error instanceof OwnFault
      ? `A fault of Tickler's own, and none of the brokers': ${error.message}. Start again; if it stays, report it with the log.`
      : `The brokers at ${brokersOf(settings)} gave an answer that nothing here can mend: ${String(error)}. Start again; if it stays, see that their version is supported.`
  return new StartupError(line, { cause: error })
}
