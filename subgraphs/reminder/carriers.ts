import type { Sql } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { catchingMail } from './catching/mail.catching.ts'
import { notedPushes } from './catching/push.noting.ts'
import type { ReminderConfig } from './config.ts'
import type { Carriers } from './delivery/deliveries.ts'
import type { Carrier } from './domain/parcel.ts'
import { mailCarrier } from './mail/mail.carrier.ts'
import type { House } from './mail/mail.ts'
import { senderOf } from './mail/sender.ts'

export type CarrierParts = Readonly<{
  config: Pick<ReminderConfig, 'NODE_ENV' | 'SMTP_URL' | 'MAIL_FROM' | 'PUBLIC_URL'>
  push: Carrier
  worker: Sql
  log: Log
  unsubscribeUrl: House['unsubscribeUrl']
}>

// The settings refuse what names nobody.
const nobody = { name: 'Tickler', address: 'tickler@localhost' }

/**
 * The ways out, by the settings. In development pushes are noted for the inbox, and mail goes there when there is no mail
 * server; in production there is no e-mail then.
 */
export function carriersFor({ config, push, worker, log, unsubscribeUrl }: CarrierParts): Carriers {
  const { NODE_ENV, SMTP_URL: smtpUrl, MAIL_FROM, PUBLIC_URL } = config
  const isProduction = NODE_ENV === 'production'
  const house = { sender: senderOf(MAIL_FROM) ?? nobody, home: PUBLIC_URL ?? null, unsubscribeUrl }
  const PUSH = isProduction ? push : notedPushes(push, { worker, log })
  if (smtpUrl !== undefined) return { EMAIL: mailCarrier({ smtpUrl, house, log }), PUSH }
  return isProduction ? { PUSH } : { EMAIL: catchingMail({ worker, house, log }), PUSH }
}
