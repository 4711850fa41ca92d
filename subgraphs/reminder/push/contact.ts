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
  if (PUBLIC_URL && /^https:\/\/(?!localhost\b)/.test(PUBLIC_URL)) return PUBLIC_URL
  const isElsewhere = MAIL_FROM && hostOf(MAIL_FROM).includes('.')
  return `mailto:${isElsewhere ? MAIL_FROM.address : 'tickler@example.org'}`
}
