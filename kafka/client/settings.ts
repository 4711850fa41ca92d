import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { flag, readConfig } from '../../platform/config.ts'

const mechanisms = 'use plain, scram-sha-256, scram-sha-512 or oauthbearer'

const address = z.string().regex(/^(\[[\da-f:.]+\]|[^\s:,/]+):\d{1,5}$/i, {
  error: ({ input }) => `write each broker as host:port; this is ${JSON.stringify(input)}`,
})

const brokers = z
  .string()
  .transform((given) =>
    given
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .pipe(z.array(address).min(1, 'name one broker at least, as host:port'))

/** A certificate or key: the PEM text itself, or the path of a file that holds it. */
const pem = z.string().transform((given, ctx) => {
  if (given.includes('-----BEGIN')) return given
  try {
    return readFileSync(given, 'utf8')
  } catch (error) {
    ctx.addIssue({ code: 'custom', message: `no PEM, and no file that can be read: ${String(error)}` })
    return z.NEVER
  }
})

export const KafkaEnv = z.object({
  KAFKA_BROKERS: brokers.optional(),
  /** Stands before the name of every topic and group, so that several Ticklers can share brokers. */
  KAFKA_PREFIX: z
    .string()
    .regex(/^[\w.-]{0,100}$/, 'use letters, digits, dots, dashes and underscores')
    .default(''),
  KAFKA_SSL: flag(false),
  KAFKA_SSL_CA: pem.optional(),
  KAFKA_SSL_CERT: pem.optional(),
  KAFKA_SSL_KEY: pem.optional(),
  KAFKA_SASL_MECHANISM: z
    .enum(['plain', 'scram-sha-256', 'scram-sha-512', 'oauthbearer'], { error: mechanisms })
    .optional(),
  KAFKA_SASL_USERNAME: z.string().optional(),
  KAFKA_SASL_PASSWORD: z.string().optional(),
  KAFKA_OAUTH_TOKEN_URL: z.url({ protocol: /^https?$/, error: 'use https://…' }).optional(),
  KAFKA_OAUTH_CLIENT_ID: z.string().optional(),
  KAFKA_OAUTH_CLIENT_SECRET: z.string().optional(),
  KAFKA_OAUTH_SCOPE: z.string().optional(),
})
type KafkaEnv = z.infer<typeof KafkaEnv>

const credentials = [
  'KAFKA_SASL_USERNAME',
  'KAFKA_SASL_PASSWORD',
  'KAFKA_OAUTH_TOKEN_URL',
  'KAFKA_OAUTH_CLIENT_ID',
  'KAFKA_OAUTH_CLIENT_SECRET',
] as const

const Complete = KafkaEnv.superRefine((env, ctx) => {
  const needs = (because: string, ...names: readonly (keyof KafkaEnv)[]) => {
    for (const name of names) {
      if (!env[name]) ctx.addIssue({ code: 'custom', path: [name], message: `${because} needs it` })
    }
  }
  const { KAFKA_SASL_MECHANISM: mechanism } = env
  if (mechanism === 'oauthbearer')
    needs('oauthbearer', 'KAFKA_OAUTH_TOKEN_URL', 'KAFKA_OAUTH_CLIENT_ID', 'KAFKA_OAUTH_CLIENT_SECRET')
  else if (mechanism) needs(mechanism, 'KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD')
  const unused = mechanism ? undefined : credentials.find((name) => env[name])
  if (unused) {
    const message = `${unused} is nothing without it: ${mechanisms}`
    ctx.addIssue({ code: 'custom', path: ['KAFKA_SASL_MECHANISM'], message })
  }
  if (env.KAFKA_SSL_CERT) needs('KAFKA_SSL_CERT', 'KAFKA_SSL_KEY')
  if (env.KAFKA_SSL_KEY) needs('KAFKA_SSL_KEY', 'KAFKA_SSL_CERT')
})

/** How to reach the brokers. */
export type KafkaSettings = Omit<KafkaEnv, 'KAFKA_BROKERS'> & Readonly<{ KAFKA_BROKERS: readonly string[] }>

/** Undefined without KAFKA_BROKERS; throws a `StartupError` that names every fault. */
export function kafkaSettings(env?: Record<string, string | undefined>): KafkaSettings | undefined {
  const { KAFKA_BROKERS, ...rest } = readConfig(Complete, env)
  return KAFKA_BROKERS && { ...rest, KAFKA_BROKERS }
}

/** As people name the brokers. */
export const brokersOf = ({ KAFKA_BROKERS }: KafkaSettings): string => KAFKA_BROKERS.join(',')
