import { StartupError } from './startup-error.ts'

type Remedy = readonly [symptom: RegExp, advice: (place: string) => string]

const full = (place: string) => `No space left for ${place}: free some disk space and start again.`

// The first that matches wins: "could not write" alone mostly means a full disk, but not when permissions are to blame.
const remedies: readonly Remedy[] = [
  [/ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/i, full],
  [
    /EROFS|Read-only file system/i,
    (place) => `${place} is on a read-only file system: choose a data directory that can be written to.`,
  ],
  [
    /error while loading shared libraries|Library not loaded/i,
    () =>
      'The PostgreSQL that came with the package lacks a library: install the packages again with their install scripts allowed (npm install), or set a database URL.',
  ],
  [
    /incompatible with server/i,
    (place) =>
      `${place} was written by another major version of PostgreSQL: start with that version and dump it, or choose an empty data directory.`,
  ],
  [
    /wrong ownership|EACCES|EPERM|Permission denied/i,
    (place) =>
      `No permission to use ${place}: start as the user that owns it, or choose a data directory that this user may write to.`,
  ],
  [/EEXIST|ENOTDIR/, (place) => `${place} is not a directory: choose another data directory.`],
  [/, mkdir '/, (place) => `${place} cannot be made: choose another data directory.`],
  [/could not write/i, full],
]

/** Turns what failed (an error, or the output of a process) into one line that says what to do about `place`. */
export function startupFault(cause: unknown, place: string): StartupError {
  if (cause instanceof StartupError) return cause
  const text = cause instanceof Error ? cause.message : String(cause)
  const remedy = remedies.find(([symptom]) => symptom.test(text))
  return new StartupError(remedy ? remedy[1](place) : `The database in ${place} does not start: ${lastWords(text)}`, {
    cause,
  })
}

/** PostgreSQL says what is wrong in a FATAL or error line; what follows are hints and clean-up. */
function lastWords(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? 'it says nothing.'
}
