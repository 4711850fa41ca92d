import { z } from 'zod'
import { daysKept, nodeEnv, readConfig } from '../../platform/config.ts'
import { SubgraphEnv } from '../../platform/subgraph-config.ts'
import { mailFrom } from './mail/sender.ts'
import { smtpUrl } from './mail/smtp-url.ts'

const exampleHome = 'https://tickler.example.org'
const originProblem = `use ${exampleHome}, without a path`

/** An address and nothing behind it; a slash at its end is none. */
const origin = z
  .url({ protocol: /^https?$/, error: originProblem, abort: true })
  .refine((given) => new URL(given).href === `${new URL(given).origin}/`, originProblem)

/** What the reminder subgraph alone is told. */
export const ReminderEnv = z.object({
  NODE_ENV: nodeEnv,
  /** How long a reminder is kept after its time and its last change, and what fired in the feed. */
  REMINDERS_RETENTION_DAYS: daysKept(90),
  /** The mail server; without one there is no e-mail in production, and elsewhere mail is caught and shown at /inbox. */
  SMTP_URL: smtpUrl.optional(),
  /** Who mails come from: an address, or `Name <address>`. */
  MAIL_FROM: mailFrom.optional(),
  /** Where people reach this server, for the links in mails. */
  PUBLIC_URL: origin.optional(),
  /** Whom a push service may write to about what is pushed (RFC 8292): mailto: or https:. */
  PUSH_CONTACT: z.url({ protocol: /^(mailto|https)$/, error: 'use mailto:someone@example.org' }).optional(),
  /** Hosts with ports that pushes may go to whatever their address, `127.0.0.1:8443,…`: for tests, never in production. */
  PUSH_ALLOW_HOSTS: z
    .string()
    .default('')
    .transform((given) =>
      given
        .split(',')
        .map((host) => host.trim().toLowerCase())
        .filter(Boolean),
    ),
})
export type ReminderEnv = z.infer<typeof ReminderEnv>

/**
 * What production takes besides, for each schema that takes in the shape above: its refinements do not come along. A mail has
 * to lead back to where it can be unsubscribed from, and mail servers refuse what comes from `localhost`.
 */
export function fitForProduction(
  { NODE_ENV, SMTP_URL, MAIL_FROM, PUBLIC_URL, PUSH_ALLOW_HOSTS }: ReminderEnv,
  { addIssue }: z.RefinementCtx,
): void {
  if (NODE_ENV !== 'production') return
  const refuse = (name: keyof ReminderEnv, message: string) => addIssue({ code: 'custom', path: [name], message })

  if (PUSH_ALLOW_HOSTS.length > 0)
    refuse('PUSH_ALLOW_HOSTS', 'unset it, as in production pushes go to public addresses alone')
  if (SMTP_URL === undefined) return
  if (!/^https:/i.test(PUBLIC_URL ?? ''))
    refuse(
      'PUBLIC_URL',
      `set it to where people reach this server by https, ${exampleHome}: mails are unsubscribed from there`,
    )
  if (!MAIL_FROM) refuse('MAIL_FROM', 'set it to whom mails come from, Tickler <tickler@example.org>')
}

const Env = SubgraphEnv.extend(ReminderEnv.shape).superRefine(fitForProduction)

export const reminderConfig = (env?: Record<string, string | undefined>) => readConfig(Env, env)
export type ReminderConfig = ReturnType<typeof reminderConfig>

const Gateway = z.object({
  /** Where the subgraph acts for the person who asks: the gateway's address, without a path. */
  GATEWAY_URL: z.url({ protocol: /^https?$/, error: 'use http://host:port' }),
  /** Where the scheduler reads tasks before it reminds: the gateway's internal listener, without a path. */
  GATEWAY_INTERNAL_URL: z.url({ protocol: /^https?$/, error: 'use http://host:port' }),
  SYSTEM_KEY: z.string().min(32, 'use 32 characters or more'),
})

/** For the subgraph alone in its process; beside the gateway it needs no addresses. */
export const gatewayAddresses = (env?: Record<string, string | undefined>) => readConfig(Gateway, env)
