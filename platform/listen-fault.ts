import { StartupError } from './startup-error.ts'

const remedies: Readonly<Record<string, (port: number, setting: string) => string>> = {
  EADDRINUSE: (port, setting) =>
    `Port ${port} is taken: stop the program that listens there, or set ${setting} to a free port.`,
  EACCES: (port, setting) => `Port ${port} may not be used by this user: set ${setting} to one above 1023.`,
  EADDRNOTAVAIL: () => 'HOST is no address of this machine: correct it, or leave it out.',
}

/** Turns why a server could not listen into one line that says what to do; any other error is returned as it is. */
export function listenFault(error: unknown, { port, setting }: { port: number; setting: string }): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const remedy = remedies[code]
  return remedy ? new StartupError(remedy(port, setting), { cause: error }) : error
}
