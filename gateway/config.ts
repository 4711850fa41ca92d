import { z } from 'zod'
import { flag, logLevel, nodeEnv, port, readConfig } from '../platform/config.ts'

/** As a browser names the origin of a page. */
const origin = z.string().refine((given) => URL.canParse(given) && new URL(given).origin === given, {
  error: ({ input }) => `write each origin as https://example.org, without a path; this is ${String(input)}`,
})

const origins = z
  .string()
  .default('')
  .transform((given) =>
    given
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .pipe(z.array(origin))

const Settings = z.object({
  NODE_ENV: nodeEnv,
  HOST: z.string().optional(),
  PORT: port(4000),
  DATA_DIR: z.string().default('.data'),
  LOG_LEVEL: logLevel,
  CORS_ORIGINS: origins,
  AUTH_LOCAL: flag(false),
  AUTH_ISSUER: z.string().optional(),
  AUTH_AUDIENCE: z.string().default('tickler'),
  AUTH_JWKS_URL: z.url().optional(),
  AUTH_TOKEN_TYPE: z.string().default('at+jwt'),
  DELEGATION_KEY: z.string().min(32, 'use 32 characters or more').optional(),
  INTERNAL_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /** Where our own jobs are served, when that is not where everyone is: HOST. */
  INTERNAL_HOST: z.string().optional(),
  SYSTEM_KEY: z
    .string()
    .regex(/^[\w~+/.-]{32,}=*$/, 'use 32 or more letters, digits and - . _ ~ + /')
    .optional(),
  INTERNAL_PRIVATE_KEY: z.string().optional(),
})

const GatewayEnv = Settings.superRefine((env, ctx) => {
  const problem = (name: keyof typeof env, message: string) => ctx.addIssue({ code: 'custom', path: [name], message })
  if (env.AUTH_ISSUER && !env.AUTH_JWKS_URL) problem('AUTH_JWKS_URL', 'say where the keys of AUTH_ISSUER are')
  if (env.INTERNAL_PORT !== undefined && !env.SYSTEM_KEY) problem('SYSTEM_KEY', 'INTERNAL_PORT needs one')
  if (isProduction(env) && !env.AUTH_LOCAL && !env.AUTH_ISSUER)
    problem('NODE_ENV', 'production has no demo user: set AUTH_LOCAL=1 for tokens of our own, or AUTH_ISSUER')
})
export type GatewayConfig = z.infer<typeof GatewayEnv>

/** Throws a `StartupError` that names every fault. */
export const gatewayConfig = (env?: Record<string, string | undefined>): GatewayConfig => readConfig(GatewayEnv, env)

export const isProduction = (config: Pick<GatewayConfig, 'NODE_ENV'>): boolean => config.NODE_ENV === 'production'

/** Whether whoever sends no token is signed in as the demo user. */
export const hasDemoUser = (config: GatewayConfig): boolean => !config.AUTH_LOCAL && config.AUTH_ISSUER === undefined

/** Without HOST only this machine gets in where a demo user is signed in, and everyone elsewhere. */
export const hostOf = (config: GatewayConfig): string => config.HOST ?? (hasDemoUser(config) ? '127.0.0.1' : '0.0.0.0')

/** Where keys are kept, for those who issue tokens without running a gateway. */
export const dataDirOf = (env?: Record<string, string | undefined>): string =>
  readConfig(Settings.pick({ DATA_DIR: true }), env).DATA_DIR

/** Where a subgraph is: `<NAME>_URL`, else what the supergraph says. */
export function subgraphUrl(name: string, composed: string, env?: Record<string, string | undefined>): string {
  const setting = `${name.toUpperCase()}_URL`
  return readConfig(z.object({ [setting]: z.url().default(composed) }), env)[setting] ?? composed
}

/** Apollo's gateway reads this from the environment alone, at construction. */
export function keepTelemetryAtHome(): void {
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1'
}
