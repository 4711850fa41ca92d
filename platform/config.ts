import { z } from 'zod'
import { StartupError } from './startup-error.ts'

const portProblem = 'use a number from 0 to 65535'

export const port = (fallback: number) =>
  z.coerce.number(portProblem).int(portProblem).min(0, portProblem).max(65_535, portProblem).default(fallback)

/** Nothing but `production` is taken for it by mistake: whatever else is misspelt would sign everyone in. */
export const nodeEnv = z
  .enum(['development', 'test', 'production'], 'use development, test or production')
  .default('development')

/** Quiet at a terminal: a line for each answer is for whoever collects them. */
export const logLevel = z
  .enum(
    ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
    'use trace, debug, info, warn, error, fatal or silent',
  )
  .default(process.stderr.isTTY ? 'warn' : 'info')

const daysProblem = 'use a number of days from 1 to 3650'

/** For how long something is kept. */
export const daysKept = (fallback: number) =>
  z.coerce.number(daysProblem).int(daysProblem).min(1, daysProblem).max(3_650, daysProblem).default(fallback)

/** `1`, `true`, `yes` and `on` are true, `0`, `false`, `no` and `off` are false. */
export const flag = (fallback: boolean) => z.stringbool().default(fallback)

/** Reads settings from an environment; blank means unset, and every fault is named in one message. Throws `StartupError`. */
export function readConfig<S extends z.ZodObject>(
  schema: S,
  env: Record<string, string | undefined> = process.env,
): z.infer<S> {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  // What lies deeper in a path is a part of the variable, and has no name that one could correct.
  const faults = parsed.error.issues.map(({ path: [name], message }) => `${String(name)}: ${message}`)
  throw new StartupError(`The configuration is not usable: ${faults.join('; ')}. Correct these environment variables.`)
}
