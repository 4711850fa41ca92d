import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { readConfig } from '../../platform/config.ts'

const Env = z.object({
  /** What can be fetched again is kept below it; else below ~/.cache. */
  XDG_CACHE_HOME: z.string().optional(),
  /** A server that runs elsewhere. */
  OLLAMA_URL: z.url({ protocol: /^https?$/, error: 'use http://host:port' }).optional(),
})
export type OllamaEnv = z.infer<typeof Env>

export const ollamaEnv = (env?: Record<string, string | undefined>): OllamaEnv => readConfig(Env, env)

export const ollamaVersion = '0.24.0'
export const smallModel = 'smollm2-135m'

/** Where the server and its model are kept. */
export const homeOf = ({ XDG_CACHE_HOME }: OllamaEnv): string =>
  join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'tickler', `ollama-${ollamaVersion}`)

/** For programs that are started here, with `more`. */
export const envWith = (more: Record<string, string>): Record<string, string | undefined> => ({
  ...process.env,
  ...more,
})
