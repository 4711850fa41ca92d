import { isIP } from 'node:net'
import type { ReminderEnv } from '../config.ts'
import { hostOf } from '../mail/sender.ts'

/**
 * Whom a push service may write to about our pushes (RFC 8292, 2.1): who was named for it, else this server's own address,
 * else whoever mails come from. Some push services take nothing that is of this machine alone.
 */
export function contactOf({
  PUSH_CONTACT,
  PUBLIC_URL,
  MAIL_FROM,
}: Pick<ReminderEnv, 'PUSH_CONTACT' | 'PUBLIC_URL' | 'MAIL_FROM'>): string {
  if (PUSH_CONTACT) return PUSH_CONTACT
  if (PUBLIC_URL?.startsWith('https:') && isName(new URL(PUBLIC_URL).hostname)) return PUBLIC_URL
  return `mailto:${MAIL_FROM && isName(hostOf(MAIL_FROM)) ? MAIL_FROM.address : 'tickler@example.org'}`
}

const isName = (host: string) => host.includes('.') && isIP(host) === 0
