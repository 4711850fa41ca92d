import { type Logger, pino } from 'pino'

export type Log = Logger

/** Structured lines on standard error, so that standard output stays for the one line with the address. */
export const createLog = (level: string, name: string): Log =>
  pino(
    {
      level,
      base: { name },
      redact: { paths: ['req.headers.authorization', 'token', '*.token', 'authorization'], censor: '[redacted]' },
    },
    pino.destination({ dest: 2, sync: false }),
  )
