import type { Sql } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { catchingMail } from './catching/mail.catching.ts'
import { notedPushes } from './catching/push.noting.ts'
import type { ReminderConfig } from './config.ts'
import type { Carriers } from './delivery/deliveries.ts'
import type { Carrier } from './domain/parcel.ts'
import { mailCarrier } from './mail/mail.carrier.ts'
import type { House } from './mail/mail.ts'

export type CarrierParts = Readonly<{
  config: Pick<ReminderConfig, 'NODE_ENV' | 'SMTP_URL' | 'MAIL_FROM'>
  push: Carrier
  worker: Sql
  log: Log
  /** Where people reach this server, once that is known. */
  home: () => string | null
  unsubscribeUrl: House['unsubscribeUrl']
}>

// For mails that stay in the house: production has one of its own.
const ourselves = { name: 'Tickler', address: 'tickler@localhost' }

/**
 * The ways out, by the settings. In development pushes are noted for the inbox, and mail goes there when there is no mail
 * server; in production there is no e-mail then.
 */
export function carriersFor({ config, push, worker, log, home, unsubscribeUrl }: CarrierParts): Carriers {
  const { NODE_ENV, SMTP_URL: smtpUrl, MAIL_FROM } = config
  const isProduction = NODE_ENV === 'production'
  const house: House = {
    sender: MAIL_FROM ?? ourselves,
    unsubscribeUrl,
    get home() {
      return home() // asked with each mail: in one process it is known after this
    },
  }
  const PUSH = isProduction ? push : notedPushes(push, { worker, log })
  if (smtpUrl !== undefined) return { EMAIL: mailCarrier({ smtpUrl, house, log }), PUSH }
  if (!isProduction) return { EMAIL: catchingMail({ worker, house, log }), PUSH }

  log.warn('no e-mail: set SMTP_URL')
  return { PUSH }
}
