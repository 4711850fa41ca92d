import { StartupError } from '../../platform/startup-error.ts'

type Remedy = readonly [symptom: RegExp, advice: (place: string, detail: string) => string]

// The first that matches wins.
const remedies: readonly Remedy[] = [
  [
    /failed to bind to (\S+?):? |Address already in use/i,
    (_, address) => `${address || 'The port'} is in use: end what listens there, or choose another port.`,
  ],
  [/Failed to acquire lock on file/, (place) => `${place} is in use by a Kafka that runs: stop that one first.`],
  [/No space left on device|Disk quota exceeded/i, (place) => `No space left for ${place}: free some disk space.`],
  [
    /Read-only file system|AccessDenied|Permission denied/i,
    (place) => `No permission to write to ${place}: start as the user that owns it, or choose another folder.`,
  ],
  [
    /Could not reserve enough space|insufficient memory|Cannot allocate memory|OutOfMemoryError/i,
    () => 'There is not enough memory for Kafka, which takes up to half a gigabyte for each broker: free some.',
  ],
]

/** What a broker printed before it ended, as one line that says what to do. */
export function startFault(output: string, place: string): StartupError {
  for (const [symptom, advice] of remedies) {
    const match = symptom.exec(output)
    if (match) return new StartupError(advice(place, match[1] ?? ''), { cause: output })
  }
  return new StartupError(`Kafka in ${place} ended by itself: ${lastWords(output)}`, { cause: output })
}

/** Whether another try may go better: a port taken in between, and a broker whose starter died and that is just stopping. */
export const isPassing = (error: unknown): boolean =>
  error instanceof StartupError &&
  typeof error.cause === 'string' &&
  /Address already in use|Failed to acquire lock on file/i.test(error.cause)

function lastWords(output: string): string {
  const lines = output.split('\n').filter(Boolean)
  const isFault = (line: string) => / (ERROR|FATAL) |Exception|Error:/.test(line) && !/^\s+at /.test(line)
  return lines.find(isFault) ?? lines.at(-1) ?? 'it says nothing.'
}
